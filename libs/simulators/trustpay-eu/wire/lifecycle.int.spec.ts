import { WireMerchant } from '../testing/wire-merchant';
import { isGenuine } from '../testing/receiver';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

const STEP = 30_000;

describe('the life of a bank transfer', () => {
  let world: World;
  let merchant: WireMerchant;
  beforeEach(async () => {
    world = await startWorld({}, { balances: { EUR: '0.00' } });
    merchant = new WireMerchant(world.simulator);
  });
  afterEach(() => world.close());

  const wait = (steps: number): void => world.clock.advance(steps * STEP);
  /** What was told since the last time. */
  const told = async (): Promise<string[]> => {
    await world.simulator.control.settle();
    expect(world.receiver.received.every((notice) => notice.method === 'GET' && isGenuine(notice))).toBe(true);
    return world.receiver.received
      .splice(0)
      .map(({ fields: { Type, Amount, ResultCode, Reference } }) => [Type, Amount, ResultCode, Reference].join(' '));
  };
  const balance = (): bigint | undefined => world.simulator.control.accounts()[0]?.balances.get('EUR');

  it('is credited at once, told in the order of section 3.2, and redirects with 0', async () => {
    const paid = await merchant.pay({ Reference: 'ATONCE', Url: 'https://shop.example/' });
    await world.simulator.control.settle();
    const [notice] = world.receiver.received;
    expect(notice?.names.join()).toBe(
      'AccountId,Type,Amount,Currency,ResultCode,PaymentId,Reference,CounterAccount,CounterAccountName,Signature',
    );
    expect(notice?.fields).toMatchObject({ PaymentId: paid.paymentId, CounterAccountName: 'TestAccount' });
    expect(await told()).toEqual(['CRDT 1.50 0 ATONCE']);
    expect(paid.redirectTo).toBe(
      `https://shop.example/?Reference=ATONCE&ResultCode=0&PaymentRequestId=${paid.paymentRequestId}`,
    );
    expect(merchant.booked(paid.paymentRequestId)).toMatchObject({
      method: 'wire',
      state: 'credited',
      captured: '1.50',
    });
    expect(balance()).toBe(150n);
  });

  it.each([
    ['authorized', 0, [['3'], ['0']]],
    ['processing', 0, [['4'], ['0']]],
    ['announced', 1, [['2'], ['0']]],
    ['stages', 1, [['2'], ['3'], ['0']]],
    ['pending', 1, [[], ['0']]],
    ['never-paid', 1, [['2'], []]],
    ['pending-for-ever', 1, [[], []]],
  ])('goes through the stages of %s', async (outcome, resultCode, stages) => {
    const paid = await merchant.pay({ Reference: 'S' }, { outcome });
    expect(paid.resultCode).toBe(resultCode);
    for (const stage of stages) {
      expect(await told()).toEqual(stage.map((code) => `CRDT 1.50 ${code} S`));
      wait(1);
    }
    const isPaid = stages.at(-1)?.includes('0') ?? false;
    expect(merchant.booked(paid.paymentRequestId)?.captured).toBe(isPaid ? '1.50' : '0.00');
  });

  it('comes late, comes twice, comes without its reference', async () => {
    await merchant.pay({ Reference: 'LATE' }, { outcome: 'late' });
    expect(await told()).toEqual(['CRDT 1.50 2 LATE']);
    wait(239);
    expect(await told()).toEqual([]);
    wait(1);
    expect(await told()).toEqual(['CRDT 1.50 0 LATE']);
    await merchant.pay({ Reference: 'TWICE' }, { outcome: 'twice' });
    wait(1);
    expect(await told()).toEqual(['CRDT 1.50 0 TWICE', 'CRDT 1.50 0 TWICE']);
    const ids = world.simulator.book({ reference: 'TWICE' }).map(({ paymentId }) => paymentId);
    expect(new Set(ids).size).toBe(2);
    await merchant.pay({ Reference: 'LOST' }, { outcome: 'no-reference' });
    expect(await told()).toEqual(['CRDT 1.50 0 ']);
    world.simulator.control.setQuirks({ creditWithoutReference: true });
    await merchant.pay({ Reference: 'LOST2' }, { outcome: 'authorized' });
    wait(1);
    expect((await told()).sort()).toEqual(['CRDT 1.50 0 ', 'CRDT 1.50 3 LOST2']);
  });

  it('is decided once on its page, and can be paid after it was cancelled, with any amount', async () => {
    const { paymentRequestId } = await merchant.pay(
      { Reference: 'C', Url: 'https://a.example/' },
      { action: 'cancel' },
    );
    expect(merchant.booked(paymentRequestId)).toMatchObject({ state: 'abandoned', resultCode: 1005 });
    expect(await told()).toEqual([]);
    await world.simulator.control.wires.stage({ id: paymentRequestId, amount: '1.00' });
    expect(await told()).toEqual(['CRDT 1.00 0 C']);
    await merchant.pay({ Reference: 'MORE' }, { amount: '2.00' });
    expect(await told()).toEqual(['CRDT 2.00 0 MORE']);
    expect(balance()).toBe(300n);
  });

  it('may be money that somebody sends by himself', async () => {
    await world.simulator.control.wires.transfer({ amount: '7.00' });
    await world.simulator.control.wires.transfer({ amount: '8.00', reference: 'BYHAND' });
    expect((await told()).sort()).toEqual(['CRDT 7.00 0 ', 'CRDT 8.00 0 BYHAND']);
    expect(world.simulator.book()).toMatchObject([
      { paymentType: 'transfer', reference: 'BYHAND', captured: '8.00' },
      { paymentType: 'transfer', reference: '', captured: '7.00' },
    ]);
    const { control } = world.simulator;
    await expect(control.wires.transfer({ amount: '7' })).rejects.toThrow(RangeError);
    await expect(control.wires.transfer({ amount: '7.00', accountId: '1' })).rejects.toThrow(RangeError);
    await expect(control.wires.stage({ id: '1' })).rejects.toThrow(RangeError);
  });

  it('is refunded in parts from the balance, by either id, each with an order of its own', async () => {
    const { paymentRequestId, paymentId = '' } = await merchant.pay({ Reference: 'R', Amount: '10.00' });
    await told();
    const refund = (id: string, Reference: string, Amount: string) => merchant.refund(id, { Reference, Amount });
    expect(await refund(paymentRequestId, 'R1', '4.00')).toBe('{"ResultCode":0}');
    expect(await refund(paymentId, 'R2', '5.00')).toBe('{"ResultCode":0}');
    await world.simulator.control.settle();
    const orders = world.receiver.received.map(({ fields }) => fields['OrderId']);
    expect(world.receiver.received.every(({ fields }) => fields['PaymentId'] === paymentId)).toBe(true);
    expect(new Set([...orders, paymentId, paymentRequestId]).size).toBe(4);
    expect((await told()).sort()).toEqual(['DBIT 4.00 0 R1', 'DBIT 5.00 0 R2']);
    expect(balance()).toBe(100n);
    world.simulator.control.changeAccount('4107111111', { balances: { EUR: '0.99' } });
    expect(await refund(paymentId, 'R3', '1.00')).toBe('{"ResultCode":1007}');
    world.simulator.control.changeAccount('4107111111', { balances: { EUR: '1.00' } });
    expect(await refund(paymentId, 'R4', '1.00')).toBe('{"ResultCode":0}');
    expect(merchant.booked(paymentId)).toMatchObject({
      state: 'refunded',
      refunded: '10.00',
      operations: [{ type: '0' }, { reference: 'R1', orderId: orders[0] }, { reference: 'R2' }, { reference: 'R4' }],
    });
    expect(world.simulator.book({ reference: 'R2' })).toHaveLength(1);
  });

  it('has a refund that the payer’s bank sends back', async () => {
    const { paymentId = '' } = await merchant.pay({ Reference: 'R' });
    await told();
    world.simulator.control.addFault({ fault: { kind: 'refundRefused', afterMs: STEP, reason: 'account closed' } });
    expect(await merchant.refund(paymentId, { Reference: 'BACK' })).toBe('{"ResultCode":0}');
    expect(balance()).toBe(0n);
    wait(1);
    await world.simulator.control.settle();
    expect(world.receiver.received[0]?.fields).toMatchObject({ RefuseReason: 'account closed', Type: 'DBIT' });
    expect(await told()).toEqual(['DBIT 1.50 1014 BACK']);
    expect(balance()).toBe(150n);
    expect(merchant.booked(paymentId)).toMatchObject({ state: 'credited', refunded: '0.00' });
  });

  it('tells by e-mail in JSON, amounts as numbers that keep their decimals', async () => {
    world.simulator.control.setQuirks({ emailNotifications: true, orderIdAsNumber: true });
    const { paymentId = '' } = await merchant.pay({ Reference: 'MAIL', Amount: '6.00' });
    await merchant.refund(paymentId, { Amount: '6.00' });
    const [credit, debit] = world.simulator.control.mails();
    expect(credit).toContain('"AccountId": 4107111111, "Type": "CRDT", "Amount": 6.00, "Currency": "EUR"');
    expect(credit).toContain(`"ResultCode": 0, "PaymentId": "${paymentId}", "Reference": "MAIL"`);
    expect(debit).toMatch(/"OrderId": \d+,/);
  });

  it.each(['decline', 'wrongAmount', 'wrongSignature', 'duplicate', 'noNotification', 'reordered'] as const)(
    'suffers the fault %s as a card payment does',
    async (kind) => {
      world.simulator.control.addFault({ fault: { kind } });
      const { resultCode } = await merchant.pay({ Reference: 'F' }, { outcome: 'stages' });
      for (let step = 0; step < 3; step += 1) {
        await world.simulator.control.settle();
        wait(1);
      }
      const codes = world.receiver.received.map(({ fields }) => fields['ResultCode']);
      const genuine = world.receiver.received.filter((notice) => isGenuine(notice)).length;
      const amounts = new Set(world.receiver.received.map(({ fields }) => fields['Amount']));
      expect({ resultCode, codes: codes.join(''), genuine, amounts: amounts.size }).toEqual(
        {
          decline: { resultCode: 1014, codes: '', genuine: 0, amounts: 0 },
          wrongAmount: { resultCode: 1, codes: '230', genuine: 3, amounts: 2 },
          wrongSignature: { resultCode: 1, codes: '230', genuine: 2, amounts: 1 },
          duplicate: { resultCode: 1, codes: '2230', genuine: 4, amounts: 1 },
          noNotification: { resultCode: 1, codes: '30', genuine: 2, amounts: 1 },
          reordered: { resultCode: 1, codes: '320', genuine: 3, amounts: 1 },
        }[kind],
      );
    },
  );
});
