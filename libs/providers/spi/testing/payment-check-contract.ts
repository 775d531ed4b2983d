import { UnsupportedPaymentError } from '..';
import type { ProviderHarness } from './harness';

export function paymentCheckContract(running: () => ProviderHarness): void {
  it('refuses a payment that the provider could never take, before anything is sent', async () => {
    // Nothing listens there, so an adapter that called would fail.
    const adapter = running().adapter('http://127.0.0.1:1', 1_000);
    for (const payment of running().impossiblePayments ?? []) {
      expect(() => adapter.checkPayment!(payment)).toThrow(UnsupportedPaymentError);
    }
    await adapter.close?.();
  });
}
