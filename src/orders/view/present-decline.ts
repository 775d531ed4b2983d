import type { Decline } from '#libs/payments';
import type { DeclineView } from './outcome.view';

export const presentDecline = ({ code, class: of, message, revokesConsent }: Decline): DeclineView => ({
  code,
  class: of,
  message,
  revokes_consent: revokesConsent,
});
