import type { ProviderHarness } from './harness';

export function reopenContract(running: () => ProviderHarness): void {
  it('answers a payment that is opened again with the one that is there, where it says so', async () => {
    const adapter = running().adapter(running().serverUrl, 15_000);
    const payment = await running().requests.openPayment?.();
    if (adapter.capabilities.reopens && payment) {
      const first = await adapter.openPayment!(payment);
      expect(first.outcome).toMatchObject({ kind: 'pending', nextAction: expect.anything() as object });
      expect(await adapter.openPayment!(payment)).toEqual(first);
    }
    await adapter.close?.();
  });
}
