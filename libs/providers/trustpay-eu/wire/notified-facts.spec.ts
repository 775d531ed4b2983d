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

  it.each(['2', '3', '4'])('a credit with result %s: a promise', (ResultCode) => {
    expect(facts({ ResultCode })).toEqual([{ kind: 'authorized', ...common, code: ResultCode }]);
  });

  it('a credit without a reference is money all the same', () => {
    const [fact] = facts({ Reference: undefined });
    expect(fact).toEqual({ kind: 'captured', amount: euros(600n), providerReference: 'wire:177561', code: '0' });
  });

  it('a debit with result 0: money left, under the reference it came with', () => {
    const refund = { Type: 'DBIT', OrderId: '125897', Reference: 'REFUND1' };
    expect(facts(refund)).toEqual([{ kind: 'refunded', ...common, reference: 'REFUND1', code: '0' }]);
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
