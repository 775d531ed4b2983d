import type { ProviderHarness } from './harness';

export function hostedPageContract(running: () => ProviderHarness): void {
  describe('hosted pages', () => {
    it('are addresses at the provider, made without a call, the same each time', async () => {
      // Nothing listens there, so an adapter that called would fail.
      const adapter = running().adapter('http://127.0.0.1:1', 1_000);
      for (const payment of running().hostedPayments ?? []) {
        const { url } = adapter.hostedPage!(payment);
        expect(new URL(url).protocol).toMatch(/^https?:$/);
        expect(adapter.hostedPage!(payment)).toEqual({ url });
        expect(adapter.hostedPage!({ ...payment, reference: `${payment.reference}X` }).url).not.toBe(url);
      }
      await adapter.close?.();
    });
  });
}
