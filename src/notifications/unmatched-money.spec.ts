import type { MovementFact } from '#libs/providers';
import fc from 'fast-check';
import { movementNews, newsOf } from './unmatched-money';
import type { News, Recorded } from './unmatched-money';

const usd = (minor: number) => ({ minor: BigInt(minor), currency: 'USD' });
const PAID = 100;
const ABOUT = { provider: 'acme', reference: 'THEIRS' };

const kinds = fc.constantFrom('counted', 'early', 'perhaps', 'never', 'list', 'sum', 'messages');
const history = fc.array(fc.record({ kind: kinds, minor: fc.integer({ min: 1, max: 50 }) }), { maxLength: 16 });

describe('money under a number that is not ours', () => {
  it('leaves a doubt where a movement without a place comes after a sum has grown', () => {
    const fact = { kind: 'received', code: 'late', providerReference: 'tx', movement: 'tx', amount: usd(20) } as const;
    const evidence = { source: 'notification' } as const;
    const sums = (received: readonly number[]) =>
      received.reduce<Recorded>(
        (recorded, sum) => [
          ...recorded,
          ...newsOf(recorded, { kind: 'told', received: [usd(sum)], refunded: [] }, { ...ABOUT, code: '' }).map(
            ({ data }) => data,
          ),
        ],
        [],
      );
    const doubts = (recorded: Recorded) =>
      movementNews(recorded, fact, { ...ABOUT, evidence }).map(({ doubt }) => doubt);
    expect(doubts(sums([PAID]))).toEqual([undefined]);
    expect(doubts(sums([PAID, PAID + 20]))).toEqual([expect.stringContaining('twice')]);
  });

  it('is recorded once however it is told, and whole once a list is', () => {
    fc.assert(
      fc.property(history, (steps) => {
        let recorded: Recorded = [];
        const came = { counted: [] as number[], perhaps: [] as number[], never: [] as number[] };
        const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
        const named = (name: string, minor: number, inSum?: MovementFact['inSum']): MovementFact => ({
          ...{ kind: 'received', code: 'again', providerReference: name, movement: name, amount: usd(minor) },
          ...(inSum !== undefined && { inSum }),
        });
        const keep = (news: readonly News[]) => (recorded = [...recorded, ...news.map(({ data }) => data)]);
        const answer = (received: number, beside: readonly MovementFact[]) =>
          keep(
            newsOf(recorded, { kind: 'told', received: [usd(received)], refunded: [], beside }, { ...ABOUT, code: '' }),
          );
        const late = () => [
          ...came.perhaps.map((minor, index) => named(`perhaps-${index}`, minor)),
          ...came.never.map((minor, index) => named(`never-${index}`, minor, false)),
        ];
        const message = (fact: MovementFact) =>
          keep(movementNews(recorded, fact, { ...ABOUT, evidence: { source: 'query' } }));
        const tell = {
          sum: () => answer(PAID + sumOf(came.counted), []),
          list: () => {
            const inSum = came.counted.map((minor, index) =>
              named(`tx-${index}`, minor, {
                upTo: usd(PAID + sumOf(came.counted.slice(0, index + 1))),
                after: came.counted.slice(0, index).map((_minor, before) => `tx-${before}`),
              }),
            );
            answer(PAID, [...inSum, ...late()]);
          },
          messages: () => {
            late().forEach(message);
          },
        };
        const total = () => sumOf(recorded.map(({ amount }) => Number(amount!.minor)));
        const all = () => PAID + sumOf(Object.values(came).flat());
        tell.sum();
        for (const { kind, minor } of steps) {
          if (kind === 'early') message(named(`tx-${came.counted.push(minor) - 1}`, minor));
          else if (kind in came) came[kind as keyof typeof came].push(minor);
          else tell[kind as keyof typeof tell]();
          expect(total()).toBeLessThanOrEqual(all());
        }
        tell.list();
        expect(total()).toBe(all());
      }),
    );
  });
});
