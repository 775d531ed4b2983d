import { payment } from '../testing/samples';
import { openedOutcome } from './opened';
import { orderRequest } from './request';

const ANSWER = {
  prepayId: '65466648727916544',
  currency: 'USDT',
  payCurrency: 'USDT',
  payAmount: '118.75000000',
  expireTime: '1772446500000',
  qrContent: 'gate://65466648727916544',
  location: 'https://www.gate.com/cashier?prepayid=65466648727916544',
  chain: { chain_type: 'MATIC', address: '0xabc', fullCurrType: 'USDT_MATIC' },
};
const asked = payment();
const outcomeOf = (change: Record<string, unknown> = {}) =>
  openedOutcome({ ...ANSWER, ...change }, orderRequest(asked), asked);

describe('the answer to a new GatePay order', () => {
  it('says what the payer has to do, padded amounts or not', () => {
    expect(outcomeOf()).toEqual({
      kind: 'pending',
      providerReference: '65466648727916544',
      nextAction: {
        type: 'pay_to_address',
        address: '0xabc',
        chain: 'MATIC',
        amount: { minor: '118750000', currency: 'MATIC_USDT' },
        qr: 'gate://65466648727916544',
        url: ANSWER.location,
      },
      expiresAt: '2026-03-02T10:15:00.000Z',
      evidence: { source: 'answer', code: '000000' },
    });
  });

  it('is complete without page, code and end', () => {
    const bare = outcomeOf({ location: 'javascript:alert(1)', qrContent: '', expireTime: 'soon' });
    expect(bare).toMatchObject({ kind: 'pending', expiresAt: asked.expiresAt });
    expect(bare).not.toHaveProperty('nextAction.url');
    expect(bare).not.toHaveProperty('nextAction.qr');
  });

  it.each([
    [{ currency: 'USDC' }, 'currency USDC'],
    [{ payCurrency: 'BTC' }, 'to pay in BTC'],
    [{ payAmount: '118.76' }, 'to pay 118.76, not 118.750000'],
    [{ payAmount: undefined }, 'to pay nothing'],
    [{ orderAmount: '118.76' }, 'order amount 118.76'],
    [{ merchantTradeNo: '164' }, 'another order number'],
    [{ chain: { ...ANSWER.chain, chain_type: 'BSC' } }, 'chain BSC, not MATIC'],
    [{ chain: { ...ANSWER.chain, fullCurrType: 'USDT_EOS' } }, 'USDT_EOS, not USDT_MATIC'],
  ])('with %j is in doubt, and says why', (change, difference) => {
    expect(outcomeOf(change)).toMatchObject({ kind: 'unknown', reason: expect.stringContaining(difference) });
  });

  it('takes the provider’s word for what is due in another coin, and nothing else', () => {
    const converted = payment({ amount: { minor: 100_000n, currency: 'BTC' } });
    const answer = { ...ANSWER, currency: 'BTC', payAmount: '20.5' };
    const read = (change: object = {}) => openedOutcome({ ...answer, ...change }, orderRequest(converted), converted);
    expect(read()).toMatchObject({ nextAction: { amount: { minor: '20500000', currency: 'MATIC_USDT' } } });
    for (const wrong of [{ currency: 'USDT' }, { payCurrency: 'BTC' }, { orderAmount: '0.002' }, { payAmount: '0' }]) {
      expect(read(wrong).kind).toBe('unknown');
    }
  });

  it.each([
    { prepayId: undefined },
    { prepayId: 'x' },
    { chain: { ...ANSWER.chain, address: '' } },
    { chain: 'MATIC' },
    { chain: null },
  ])('with %j is none', (change) => {
    expect(outcomeOf(change).kind).toBe('unknown');
    expect(openedOutcome(null, orderRequest(asked), asked).kind).toBe('unknown');
  });
});
