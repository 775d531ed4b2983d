/**
 * The provider has no way to do what is asked: a field has no valid form there, or the combination does not exist.
 * Nothing was sent. Thrown by `hostedPage` and `checkPayment` only; they are pure, so the caller may try them before it
 * stores an intent.
 */
export class UnsupportedPaymentError extends Error {
  constructor(
    readonly provider: string,
    readonly reason: string,
  ) {
    super(`${provider} cannot do this: ${reason}`);
    this.name = 'UnsupportedPaymentError';
  }
}
