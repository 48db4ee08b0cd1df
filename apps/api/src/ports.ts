import type {
  AccountPatch,
  AccountRequest,
  AccountView,
  CheckDetail,
  CheckView,
  ComplaintRequest,
  OutageDetail,
  OutageView,
  PasswordLinkView,
  PortalTicket,
  PortalView,
  ServiceView,
  TicketPatch,
  TicketQuery,
  TicketRequest,
  TicketView,
  WaveView,
  accountInvited,
  checkKindView,
  ticketPage,
  viewCounts,
} from '@peil/contracts';
import type { Caller, SetupPorts } from '@peil/identity';
import type { Scope } from '@peil/persistence';
import type { z } from 'zod';

/** Who asks, and for which rows: what the guard granted. */
export interface Asked {
  readonly caller: Caller;
  readonly scope: Scope;
}

interface OutageList {
  readonly state: 'open' | 'ended' | 'all';
  readonly serviceId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What the routes need of monitoring. */
export interface Monitoring extends SetupPorts {
  services(scope: Scope): Promise<ServiceView[]>;
  service(scope: Scope, serviceId: string): Promise<ServiceView>;
  checks(
    scope: Scope,
    filter: { serviceId?: string | undefined; siteId?: string | undefined },
  ): Promise<CheckView[]>;
  check(scope: Scope, checkId: string): Promise<CheckDetail>;
  checkKinds(): z.infer<typeof checkKindView>[];
  outages(scope: Scope, filter: OutageList): Promise<{ items: OutageView[]; nextCursor: string | null }>;
  outage(scope: Scope, outageId: string): Promise<OutageDetail>;
  waves(scope: Scope): Promise<WaveView[]>;
}

/** What the routes need of the service desk. */
export interface Desk {
  tickets(asked: Asked, query: TicketQuery): Promise<z.infer<typeof ticketPage>>;
  ticket(asked: Asked, ticketId: string): Promise<TicketView>;
  viewCounts(asked: Asked): Promise<z.infer<typeof viewCounts>>;
  open(asked: Asked, request: TicketRequest): Promise<TicketView>;
  change(
    asked: Asked,
    change: { ticketId: string; version: number; patch: TicketPatch },
  ): Promise<TicketView>;
  reply(asked: Asked, message: { ticketId: string; body: string }): Promise<TicketView>;
  note(asked: Asked, message: { ticketId: string; body: string }): Promise<TicketView>;
  linkOutage(asked: Asked, link: { ticketId: string; outageId: string }): Promise<TicketView>;
  unlinkOutage(asked: Asked, ticketId: string): Promise<TicketView>;
}

/** What the routes need of the portal; every method looks at the caller's own complaints only. */
export interface Portal {
  view(asked: Asked): Promise<PortalView>;
  file(asked: Asked, complaint: ComplaintRequest): Promise<PortalTicket>;
  complaint(asked: Asked, ticketId: string): Promise<PortalTicket>;
  reply(asked: Asked, message: { ticketId: string; body: string }): Promise<PortalTicket>;
}

/** What the routes need to manage the people of the organisations in scope. */
export interface Accounts {
  list(asked: Asked): Promise<AccountView[]>;
  invite(asked: Asked, request: AccountRequest): Promise<z.infer<typeof accountInvited>>;
  change(asked: Asked, change: { personId: string; patch: AccountPatch }): Promise<AccountView>;
  passwordLink(asked: Asked, personId: string): Promise<PasswordLinkView>;
}

export interface ApiUseCases {
  readonly monitoring: Monitoring;
  readonly desk: Desk;
  readonly portal: Portal;
  readonly accounts: Accounts;
}

export const MONITORING = Symbol('MONITORING');
export const DESK = Symbol('DESK');
export const PORTAL = Symbol('PORTAL');
export const ACCOUNTS = Symbol('ACCOUNTS');
