import type { Sealed } from '#libs/payments';
import type { DisabledBy, Redelivery, WebhookCreated } from './events';

export type WebhookCommand =
  | ({ readonly type: 'Create' } & Omit<WebhookCreated['data'], 'createdAt'>)
  | {
      readonly type: 'Change';
      readonly url?: string;
      readonly events?: readonly string[];
      readonly description?: string | null;
    }
  | { readonly type: 'Enable' }
  | { readonly type: 'Disable'; readonly reason: string; readonly by: DisabledBy }
  | { readonly type: 'RotateSecret'; readonly secret: Sealed; readonly overlapSeconds: number }
  | { readonly type: 'SendTest' }
  | { readonly type: 'Redeliver'; readonly redelivery: Redelivery }
  | { readonly type: 'Remove' };

/** `not_found` also of a removed endpoint: nothing can be done with it any more. */
export interface WebhookRefusal {
  readonly code: 'not_found' | 'webhook_disabled';
}
