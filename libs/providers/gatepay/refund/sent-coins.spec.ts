import type { Reply } from '../envelope';
import { operation } from '../testing/samples';
import { REFUND_DETAILS, queryRefund } from './refunds';

const ORDER = {
  ...{ prepayId: '65466648727916544', merchantTradeNo: 'REFERENCE1', status: 'PAID', currency: 'BTC' },
  ...{ orderAmount: '9.88', pay_currency: 'USDT', rate: '20000', actualCurrency: 'USDT', actualAmount: '197600' },
  transaction_info: { done_amount: '197600', done_tx_item_list: [{ txId: 'a', amount: '197600' }] },
};
const DETAILS = {
  ...{ refundId: 'REFUND1', orderId: ORDER.prepayId, status: 'SUCCESS' },
  ...{ requestAmount: '1', requestCurrency: 'BTC', amount: '20000', currency: 'USDT' },
};
const refunded = async (details: object, order: object | Reply) => {
  const orderReply: Reply = 'kind' in order ? order : { kind: 'data', data: { ...ORDER, ...order } };
  const get = (path: string): Promise<Reply> =>
    Promise.resolve(path === REFUND_DETAILS ? { kind: 'data', data: { ...DETAILS, ...details } } : orderReply);
  const client = { get, post: () => Promise.reject(new Error('nothing is sent')) };
  const amount = { minor: 100_000_000n, currency: 'BTC' };
  return (await queryRefund(client, operation({ type: 'refund', reference: 'REFUND1', amount }))).outcome;
};
const amount = { minor: '100000000', currency: 'BTC' };
const sent = { minor: '20000000000', currency: 'USDT' };

describe('a refund at GatePay that is paid out in another coin than the order’s', () => {
  it('took the coins that were sent from the account, where the order was credited in them', async () => {
    const receipt = { due: sent, received: sent };
    expect(await refunded({}, {})).toMatchObject({ kind: 'succeeded', amount, receipt });
  });

  it('took the order’s coins where they were converted, or where it is paid in its own', async () => {
    const converted = await refunded({}, { actualCurrency: 'BTC', actualAmount: '9.88' });
    expect(converted).toMatchObject({ kind: 'succeeded', amount });
    expect(converted).not.toHaveProperty('receipt');
    const own = await refunded({ currency: 'BTC', amount: '1' }, { kind: 'unknown', reason: 'never asked' });
    expect(own).not.toHaveProperty('receipt');
  });

  it.each([
    ['is not there', { kind: 'refused', code: '400202', reason: 'no such order' }, {}],
    ['cannot be asked about', { kind: 'unknown', reason: 'HTTP 500' }, {}],
    ['is another one', { prepayId: '1' }, {}],
    ['has no credit', { actualCurrency: '' }, {}],
    ['was sent back without an amount', {}, { amount: '' }],
  ])('is in doubt where the order %s', async (_, order, details) => {
    expect(await refunded(details, order)).toMatchObject({ kind: 'unknown' });
  });

  it('needs no order while it is not done', async () => {
    expect((await refunded({ status: 'PENDING' }, { kind: 'unknown', reason: 'never asked' })).kind).toBe('pending');
  });
});
