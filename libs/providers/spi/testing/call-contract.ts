import type { ProviderAdapter, ProviderResult } from '..';
import { IN_DOUBT, deadlineFor } from './doubt';
import { FaultProxy } from './fault-proxy';
import type { Fault } from './fault-proxy';
import type { BackgroundAbility, ProviderHarness } from './harness';

export function callContract(running: () => ProviderHarness, ability: BackgroundAbility): void {
  describe(ability, () => {
    let proxy: FaultProxy;
    let adapter: ProviderAdapter | undefined;
    beforeEach(() => {
      proxy = new FaultProxy(running().serverUrl);
    });
    afterEach(async () => {
      await adapter?.close?.();
      await proxy.stop();
    });
    const callThrough = async (fault: Fault) => {
      proxy.fault = fault;
      adapter = running().adapter(await proxy.start(), deadlineFor(fault));
      return callOnce(running(), adapter, ability);
    };

    const goodAnswer = () => running().answers?.[ability] ?? 'succeeded';

    it('succeeds with exactly the amount that was asked, or is accepted', async () => {
      const { asked, result } = await callThrough('none');
      const { minor, currency } = asked.amount;
      const amount = goodAnswer() === 'succeeded' ? { amount: { minor: minor.toString(), currency } } : {};
      const code = ability === 'cancelPayment' ? { code: 'cancelled' } : {};
      expect(result.outcome).toMatchObject({ kind: goodAnswer(), ...amount, ...code });
      expect(proxy.requests).toBe(1);
    });

    it('succeeds when the answer comes byte by byte', async () => {
      expect((await callThrough('byte_by_byte')).result.outcome.kind).toBe(goodAnswer());
    });

    it.each(IN_DOUBT)('is unknown, and not tried again, when the traffic meets the fault %s', async (fault) => {
      expect((await callThrough(fault)).result.outcome.kind).toBe('unknown');
      expect(proxy.requests).toBe(1);
    });

    it('is not sent when nobody listens', async () => {
      adapter = running().adapter(await proxy.start(), deadlineFor('none'));
      await proxy.stop();
      expect((await callOnce(running(), adapter, ability)).result.outcome.kind).toBe('not_sent');
    });
  });
}

/** With a request of its own, which the provider would take. */
export async function callOnce<A extends BackgroundAbility>(
  harness: ProviderHarness,
  adapter: ProviderAdapter,
  ability: A,
): Promise<{ asked: { amount: { minor: bigint; currency: string } }; result: ProviderResult }> {
  const asked = await harness.requests[ability]!();
  const perform = adapter[ability] as (request: typeof asked) => Promise<ProviderResult>;
  return { asked, result: await perform.call(adapter, asked) };
}
