import { WIRE_NOTIFICATION, euros, notifyWire } from '../testing/samples';
import { readWireNotification } from './notification';
import { factsOfWire } from './notified-facts';

const facts = (change: Record<string, string | undefined>) =>
  factsOfWire(readWireNotification(notifyWire({ ...WIRE_NOTIFICATION, ...change }))!);
const common = { reference: '1234567890', amount: euros(600n), providerReference: 'wire:177561' };

describe('what a wire notification says', () => {
  it('a credit with result 0: captured', () => {
    expect(facts({})).toEqual([{ kind: 'captured', ...common, code: '0' }]);
  });

  it('a credit with result 2: ordered by the payer, and no guarantee', () => {
    expect(facts({ ResultCode: '2' })).toEqual([{ kind: 'announced', ...common, code: '2' }]);
  });

  it.each(['3', '4'])('a credit with result %s: guaranteed', (ResultCode) => {
    expect(facts({ ResultCode })).toEqual([{ kind: 'authorized', ...common, code: ResultCode }]);
  });

  it('a credit without a reference is money all the same', () => {
    const [fact] = facts({ Reference: undefined });
    expect(fact).toEqual({ kind: 'captured', amount: euros(600n), providerReference: 'wire:177561', code: '0' });
  });

  it('a debit with result 0: a refund, under the reference it came with, named by its order', () => {
    const refund = { Type: 'DBIT', OrderId: '125897', Reference: 'REFUND1' };
    const order = { ...common, providerReference: 'order:125897' };
    expect(facts(refund)).toEqual([{ kind: 'refunded', ...order, reference: 'REFUND1', code: '0' }]);
    expect(facts({ ...refund, OrderId: undefined })).toMatchObject([{ providerReference: 'wire:177561' }]);
  });

  it('a debit under the reference of the payment itself is no dispute: a bank transfer has no issuer', () => {
    const [fact] = facts({ Type: 'DBIT', OrderId: '125897' });
    expect(fact).toMatchObject({ kind: 'refunded', reference: '1234567890', providerReference: 'order:125897' });
    expect(fact).not.toHaveProperty('unasked');
  });

  it('a debit that was refused: the refund failed; the bank’s own words stay where they are', () => {
    const refused = { Type: 'DBIT', ResultCode: '1014', RefuseReason: 'account of Jana Novakova closed' };
    const decline = { code: '1014', class: 'generic', message: 'the refund order was refused' };
    expect(facts(refused)).toEqual([{ kind: 'refund_failed', ...common, code: '1014', decline }]);
  });

  it('a credit with result 1014: declined', () => {
    expect(facts({ ResultCode: '1014' })).toMatchObject([{ kind: 'declined', decline: { code: '1014' } }]);
  });

  it.each(['1', '5', '1001', '1005', '1100', '9999'])('nothing for a credit with result %s', (ResultCode) => {
    expect(facts({ ResultCode })).toEqual([]);
  });

  it.each(['1', '2', '3', '4', '1011'])('nothing for a debit with result %s', (ResultCode) => {
    expect(facts({ Type: 'DBIT', ResultCode })).toEqual([]);
  });
});
