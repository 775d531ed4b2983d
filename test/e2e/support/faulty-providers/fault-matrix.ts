import { incoherencesOf } from '../../../support/incoherences';
import { casesOf } from './fault-case';
import type { Call, FaultyProvider, Order } from './fault-case';
import { FaultRun } from './fault-run';
import { unexpectedOf } from './operations';

/**
 * Every operation of these providers that is a call, with every way in which the call can go wrong, and what must be
 * true of each in the end. Answers the run, for what else is to be seen in it.
 */
export function faultMatrix(providers: readonly FaultyProvider[], options: { stepMs: number }): () => FaultRun {
  let run: FaultRun;
  const ended = new Map<string, Call>();
  beforeAll(async () => {
    run = await FaultRun.start(providers, options);
    // One after the other: a clock that another case moves would put signed requests out of their time window.
    for (const one of providers.flatMap(casesOf)) ended.set(one.name, await run.perform(one));
    await run.settled();
  }, 480_000);
  afterAll(() => run.stop());

  describe.each(providers.map((provider) => [provider.name, provider] as const))('%s', (_, provider) => {
    it.each(casesOf(provider).map((one) => [one.name, one] as const))('%s', async (name, { operation, fault }) => {
      const call = ended.get(name)!;
      expect(call.order.in_doubt.value).toMatch(/^0\.0+$/);
      expect(call.order).toMatchObject(operation.outcome(call));
      expect(await operation.done(call)).toHaveLength(fault.happens ? 1 : 0);
      const rung = operation.endedBy?.(fault);
      if (rung) expect(await run.endOf(call, operation)).toBe(rung);
    });

    it.each(provider.operations.filter(({ name }) => name !== 'cancel').map(({ name }) => name))(
      'lists a doubt about its %s with its age',
      (name) => expect(run.listed).toContain(`${provider.name} ${name}`),
    );

    it('has the same payments in its book as we in ours, to the cent', async () => {
      const orders: Order[] = await Promise.all(run.orderIds.map(run.read));
      const ours = orders.filter(({ attempts }) => attempts[0].provider === provider.name).flatMap(bookOf);
      const theirs = (await provider.book(run.world)).map(({ reference, captured, refunded, came }) => {
        const isClosed = ours.some((one) => one.reference === reference && one.captured === 0);
        const sums = isClosed ? { captured: 0, refunded: 0, unexpected: came } : { captured, refunded, unexpected: 0 };
        return { reference, ...sums };
      });
      expect(sorted(theirs)).toEqual(sorted(ours));
    });
  });

  it('leave coherent books', async () => {
    expect(await incoherencesOf(run.world.app.running.persistence)).toEqual([]);
  });
  return () => run;
}

type Booked = Record<'captured' | 'refunded' | 'unexpected', number> & { readonly reference: string };

/** What our book has of an order that holds money, under the reference of the payment that brought it. */
function bookOf(order: Order): Booked[] {
  const [captured, refunded] = [Number(order.captured.value), Number(order.refunded.value)];
  const unexpected = unexpectedOf(order);
  if (captured === 0 && unexpected === 0) return [];
  const payments = order.operations.filter(({ type }: { type: string }) => type === 'authorize');
  const paid = payments.find(({ status }: { status: string }) => status === 'succeeded') ?? payments[0];
  return [{ reference: paid.reference, captured, refunded, unexpected }];
}

const sorted = (payments: readonly Booked[]): Booked[] =>
  [...payments].sort((one, other) => one.reference.localeCompare(other.reference));
