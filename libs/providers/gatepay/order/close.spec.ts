import type { Reply } from '../envelope';
import { followUp } from '../testing/samples';
import { closeOrder } from './orders';

const REFUSED: Reply = { kind: 'refused', code: '400003', reason: 'timestamp' };

const closed = async (close: Reply, query: Reply) => {
  const client = { post: async () => close, get: async () => query };
  return (await closeOrder({ client, clock: { now: () => new Date() } }, followUp())).outcome;
};

describe('a close that is refused', () => {
  it.each<Reply>([{ kind: 'not_sent', reason: 'ECONNREFUSED' }, { kind: 'unknown', reason: 'HTTP 502' }, REFUSED])(
    'is in doubt where the order cannot be asked: $kind',
    async (query) => {
      expect(await closed(REFUSED, query)).toMatchObject({ kind: 'unknown' });
    },
  );

  it('of an order that is not there is told as its absence', async () => {
    const none: Reply = { kind: 'refused', code: '400202', reason: 'no such order' };
    expect(await closed(none, none)).toMatchObject({ kind: 'failed', code: 'absent', evidence: { code: '400202' } });
  });

  it('of which nothing left is not sent', async () => {
    const unsent: Reply = { kind: 'not_sent', reason: 'ECONNREFUSED' };
    expect(await closed(unsent, unsent)).toMatchObject({ kind: 'not_sent' });
  });
});
