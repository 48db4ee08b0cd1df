import type { ComplaintRequest, TicketPatch, TicketRequest } from '@peil/contracts';

/** One thing that happened in the demo's past. `ticket` is the plan's own number of a ticket. */
export type Action = { readonly atMs: number } & (
  | { readonly kind: 'fail' | 'recover'; readonly cell: string; readonly checks: readonly string[]; readonly reason: string }
  | {
      readonly kind: 'complain';
      readonly ticket: number;
      readonly cell: string;
      readonly service: string;
      readonly reporter: string;
      readonly description: string;
      readonly ability: ComplaintRequest['ability'];
      /** Said "ik heb hier ook last van": linked at once, else offered to the desk. */
      readonly joins: boolean;
    }
  | {
      readonly kind: 'open';
      readonly ticket: number;
      readonly reporter: string;
      readonly service: string | null;
      readonly by: string;
      readonly request: Pick<TicketRequest, 'kind' | 'subject' | 'description' | 'impact' | 'urgency'>;
    }
  | { readonly kind: 'reply' | 'note' | 'callerReply'; readonly ticket: number; readonly by: string; readonly body: string }
  | {
      readonly kind: 'change';
      readonly ticket: number;
      readonly by: string;
      readonly assign: boolean;
      readonly patch: Pick<TicketPatch, 'status' | 'waitingReason' | 'reason'>;
    }
); // prettier-ignore
