import type { HttpResult } from '../../spi';
import { createClient } from '../client';
import { config } from '../testing/samples';
import { clientOperations } from './client-operations';

/** Operations whose every call is answered like this. */
const answeredWith = (data: string) =>
  clientOperations(
    createClient(config(), {
      clock: { now: () => new Date() },
      http: {
        send: async (): Promise<HttpResult> => ({
          ...{ kind: 'answered', status: 200, headers: {} },
          body: Buffer.from(`{"status":"SUCCESS","code":"000000","data":${data}}`),
        }),
        close: async () => undefined,
      },
    }),
  );
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('an answer to a client operation', () => {
  it('is in doubt where it is nested so deep that nobody could write it down', async () => {
    const reads = answeredWith(nested(200_000)).filter(({ changes }) => !changes);
    for (const { name, call } of reads) {
      const { kind } = await call({ currency: 'USDT' }, 'R');
      expect({ name, kind }).toEqual({ name, kind: 'unknown' });
    }
    const made = `{"refundRequestId":"R","prepayId":"1","refundAmount":"1","more":${nested(200_000)}}`;
    const refund = answeredWith(made).find(({ name }) => name === 'order-refund')!;
    expect((await refund.call({ prepayId: '1', refundAmount: '1' }, 'R')).kind).toBe('unknown');
  });

  it('is handed on as it came where it is not', async () => {
    const [first] = answeredWith(nested(5));
    expect(await first!.call({}, 'R')).toEqual({ kind: 'answered', data: [[[[[]]]]] });
  });
});
