import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { API_DEPS, type ApiDeps } from './api-deps.js';
import { EventHub } from './events/event-hub.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SchemaPipe } from './http/schema.pipe.js';
import { ACCOUNTS, DESK, MONITORING, PORTAL, type ApiUseCases } from './ports.js';
import { AccountsRoutes } from './routes/accounts.routes.js';
import { AdministrationRoutes } from './routes/administration.routes.js';
import { EventsRoutes } from './routes/events.routes.js';
import { OrganisationsRoutes } from './routes/organisations.routes.js';
import { OutagesRoutes } from './routes/outages.routes.js';
import { PasswordRoutes } from './routes/password.routes.js';
import { PortalRoutes } from './routes/portal.routes.js';
import { ServicesRoutes } from './routes/services.routes.js';
import { SessionRoutes } from './routes/session.routes.js';
import { SetupRoutes } from './routes/setup.routes.js';
import { SignIn } from './routes/sign-in.js';
import { TicketsRoutes } from './routes/tickets.routes.js';
import { useCasesOf } from './use-cases/use-cases-of.js';

const ROUTES = [
  SetupRoutes,
  SessionRoutes,
  OrganisationsRoutes,
  ServicesRoutes,
  OutagesRoutes,
  TicketsRoutes,
  PortalRoutes,
  AccountsRoutes,
  PasswordRoutes,
  AdministrationRoutes,
  EventsRoutes,
];

const GLOBAL: Provider[] = [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_PIPE, useClass: SchemaPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

@Module({})
export class ApiModule {
  static register(deps: ApiDeps, useCases: ApiUseCases = useCasesOf(deps)): DynamicModule {
    const { monitoring, desk, portal, accounts } = useCases;
    return {
      module: ApiModule,
      controllers: ROUTES,
      providers: [
        { provide: API_DEPS, useValue: deps },
        { provide: MONITORING, useValue: monitoring },
        { provide: DESK, useValue: desk },
        { provide: PORTAL, useValue: portal },
        { provide: ACCOUNTS, useValue: accounts },
        ...GLOBAL,
        SignIn,
        EventHub,
      ],
    };
  }

  /** The routes alone, for writing openapi.json: nothing is instantiated in Nest's preview mode. */
  static routesOnly(): DynamicModule {
    const tokens = [API_DEPS, MONITORING, DESK, PORTAL, ACCOUNTS].map((provide) => ({
      provide,
      useValue: null,
    }));
    return { module: ApiModule, controllers: ROUTES, providers: [...tokens, SignIn, EventHub] };
  }
}
