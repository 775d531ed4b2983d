import type { ProviderAdapter } from '..';
import { BACKGROUND_ABILITIES } from './harness';
import type { BackgroundAbility, ProviderHarness } from './harness';

/** What the contract of an ability asks the harness for; background abilities need a request each. */
const NEEDS = {
  hostedPage: 'hostedPayments',
  checkPayment: 'impossiblePayments',
  notifications: 'notifications',
  clientOperations: 'clientInputs',
  parseReturn: 'returns',
  findLine: 'lines',
  banking: 'banking',
  payoutLists: 'paidOut',
  query: 'operations',
  balances: 'funded',
  strayMoney: 'strayed',
} as const satisfies { readonly [A in keyof ProviderAdapter]?: keyof ProviderHarness };

const DAY_MS = 24 * 60 * 60 * 1_000;

export function capabilityContract(running: () => ProviderHarness, abilities: readonly BackgroundAbility[]): void {
  describe('capabilities', () => {
    it('say exactly what the adapter implements', async () => {
      const adapter = running().adapter(running().serverUrl, 1_000);
      const { capabilities } = adapter;
      expect({
        hosted: capabilities.flows.includes('hosted'),
        remote: capabilities.flows.includes('remote'),
        cancelPayment: capabilities.cancelPayment ?? false,
        background: capabilities.flows.includes('background'),
        charge: capabilities.cardOnFile.merchantInitiated,
        void: capabilities.void,
        refund: capabilities.refund,
        query: capabilities.query !== undefined,
        balances: capabilities.balances ?? false,
        bankAccount: capabilities.bankAccount ?? false,
      }).toEqual({
        hosted: adapter.hostedPage !== undefined,
        remote: adapter.openPayment !== undefined,
        cancelPayment: adapter.cancelPayment !== undefined,
        background: adapter.charge !== undefined,
        charge: adapter.charge !== undefined,
        void: adapter.void !== undefined,
        refund: adapter.refund !== undefined,
        query: adapter.query !== undefined,
        balances: adapter.balances !== undefined,
        bankAccount: adapter.banking !== undefined,
      });
      if (capabilities.partialCapture || capabilities.multipleCaptures) expect(adapter.capture).toBeDefined();
      if (capabilities.reopens) expect(adapter.openPayment).toBeDefined();
      if (capabilities.statement?.visibilityDelayMs !== undefined) expect(adapter.findLine).toBeDefined();
      expect(capabilities.expiryGraceMs ?? DAY_MS).toBeGreaterThanOrEqual(DAY_MS);
      expect(adapter.name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(adapter.title).toMatch(/\S/);
      expect(capabilities.methods.length).toBeGreaterThan(0);
      expect(capabilities.holdLifetimeMs).toBeGreaterThan(0);
      await adapter.close?.();
    });

    it('are all put to the test by the harness', async () => {
      const adapter = running().adapter(running().serverUrl, 1_000);
      const implemented = BACKGROUND_ABILITIES.filter((ability) => adapter[ability] !== undefined);
      expect([...abilities].sort()).toEqual([...implemented].sort());
      expect(Object.keys(running().requests).sort()).toEqual([...implemented].sort());
      const lacking = Object.entries(NEEDS).filter(
        ([ability, need]) =>
          (adapter[ability as keyof ProviderAdapter] !== undefined) !== (running()[need] !== undefined),
      );
      expect(lacking).toEqual([]);
      for (const given of [running().hostedPayments, running().impossiblePayments]) {
        if (given) expect(given.length).toBeGreaterThan(0);
      }
      expect(running().mails !== undefined).toBe(adapter.notifications?.fromMail !== undefined);
      await adapter.close?.();
    });

    it('are plain data', async () => {
      const adapter = running().adapter(running().serverUrl, 1_000);
      expect(JSON.parse(JSON.stringify(adapter.capabilities))).toEqual(adapter.capabilities);
      await adapter.close?.();
    });
  });
}
