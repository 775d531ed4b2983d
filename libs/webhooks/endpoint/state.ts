import type { Sealed } from '#libs/payments';
import type { DisabledBy, WebhookCreated } from './events';

export interface WebhookSecret {
  readonly sealed: Sealed;
  readonly createdAt: string;
  /** Of a former secret: it signs no more from then on. */
  readonly until?: string;
}

export interface WebhookState {
  readonly endpoint?: Omit<WebhookCreated['data'], 'secret'>;
  readonly status: 'absent' | 'enabled' | 'disabled' | 'removed';
  readonly disabled?: { readonly reason: string; readonly by: DisabledBy; readonly at: string };
  /** The newest first. */
  readonly secrets: readonly WebhookSecret[];
}

/** The secrets that sign at a time, the newest first. */
export const signingSecrets = ({ secrets }: WebhookState, now: Date): readonly WebhookSecret[] =>
  secrets.filter(({ until }) => until === undefined || Date.parse(until) > now.getTime());
