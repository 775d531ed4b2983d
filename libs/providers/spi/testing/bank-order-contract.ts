import { IN_DOUBT, NOBODY, NOT_SENT, PATIENCE_MS, UNKNOWN, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';
import type { BankingSamples } from './samples';

/** Orders that pay from a bank account: checked before anything is stored, then sent once or not at all. */
export function bankOrderContract(running: () => ProviderHarness): void {
  describe('orders of the bank account', () => {
    let samples: BankingSamples | undefined;
    beforeAll(async () => {
      samples = await running().banking?.();
    });
    /** Of an adapter without one there is nothing to check. */
    const each = async (check: (samples: BankingSamples) => Promise<unknown>) =>
      void (samples && (await check(samples)));

    it('are checked without a call, by the day at the bank, in words that name the field', () =>
      each(({ order, wrongOrder }) =>
        closing(running().adapter(NOBODY, 1_000), ({ banking }) => {
          const today = banking!.today();
          expect(today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          expect(banking!.checkOrder(order(), today)).toEqual([]);
          const faults = banking!.checkOrder(wrongOrder.order, today);
          expect(banking!.checkOrder(wrongOrder.order, today)).toEqual(faults);
          expect(faults.map(({ field }) => field)).toEqual(expect.arrayContaining([...wrongOrder.fields]));
          for (const { rule } of faults) expect(rule).toMatch(/\S/);
        }),
      ));

    it('get a number each, by which the bank knows them', () =>
      each(({ order }) =>
        underFault(running(), 'none', async ({ banking }, proxy) => {
          const asked = order();
          const answer = await banking!.createOrder(asked);
          if (answer.kind !== 'answered') throw new Error(JSON.stringify(answer));
          expect({ requests: proxy.requests, orders: answer.data.length }).toEqual({ requests: 1, orders: 1 });
          const status = await banking!.orderStatus(answer.data[0]!);
          expect(status).toMatchObject({ kind: 'answered', data: { amount: asked.instructions[0]!.amount } });
        }),
      ));

    it.each(IN_DOUBT)('are in doubt, and sent once, under the fault %s', (fault) =>
      each(({ order }) =>
        underFault(running(), fault, async ({ banking }, proxy) => {
          expect(await banking!.createOrder(order())).toEqual(UNKNOWN);
          expect(proxy.requests).toBe(1);
        }),
      ),
    );

    it.each(Object.keys(HOSTILE_BODIES))('are in doubt, and nothing breaks, when the answer is %s', (what) =>
      each(({ order }) =>
        toldOnly(running(), HOSTILE_BODIES[what]!, async ({ banking }) =>
          expect(await banking!.createOrder(order())).toEqual(UNKNOWN),
        ),
      ),
    );

    it.each(IN_DOUBT)('are not sent when what prepares them meets the fault %s', (fault) =>
      each(async ({ order, prepared }) => {
        for (const spared of prepared.orders) {
          await underFault(
            running(),
            fault,
            async ({ banking }, proxy) => {
              expect(await banking!.createOrder(order())).toEqual(NOT_SENT);
              expect(proxy.requests).toBe(1);
            },
            spared,
          );
        }
      }),
    );

    it.each(['preparations', 'entrance', 'nothing'] as const)(
      'are not sent when nobody listens, sparing %s',
      (spared) =>
        each(({ order }) =>
          closing(running().adapter(NOBODY, PATIENCE_MS, spared), async ({ banking }) =>
            expect(await banking!.createOrder(order())).toEqual(NOT_SENT),
          ),
        ),
    );

    it('are not taken with keys that the bank does not have', () =>
      each(({ order }) =>
        closing(running().adapterWithOtherKeys(), async ({ banking }) =>
          expect(await banking!.createOrder(order())).not.toMatchObject({ kind: 'answered' }),
        ),
      ));
  });
}
