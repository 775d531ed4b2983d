import { ManualClock } from '#libs/clock';
import type { TrustPayEuSimulator } from '..';
import { startTrustPayEuSimulator } from '..';
import { ACCOUNT, SECRET, TestMerchant } from '../testing/merchant';
import { isGenuine, Receiver } from '../testing/receiver';

const DAY = 86_400_000;

describe('the life of a card payment', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  const receiver = new Receiver();
  let simulator: TrustPayEuSimulator;
  let merchant: TestMerchant;

  beforeAll(async () => {
    const defaultNotificationUrl = await receiver.start();
    const accounts = [{ accountId: ACCOUNT, secrets: [SECRET], defaultNotificationUrl }];
    simulator = await startTrustPayEuSimulator({ clock, accounts });
    merchant = new TestMerchant(simulator);
  });
  beforeEach(() => void (receiver.received.length = 0));
  afterAll(async () => {
    await simulator.close();
    await receiver.stop();
  });

  const notices = async (): Promise<string[]> => {
    await simulator.control.settle();
    expect(receiver.received.every((notice) => notice.method === 'GET' && isGenuine(notice))).toBe(true);
    return receiver.received.map(({ fields: { Type, Amount, ResultCode, Reference } }) =>
      [Type, Amount, ResultCode, Reference].join(' '),
    );
  };
  const booked = (paymentRequestId: string) => simulator.book({ paymentRequestId })[0];

  it.each(['0', '1', '3'])('captures a payment of type %s at once', async (PaymentType) => {
    const id = await merchant.paid({ PaymentType, Reference: `PAY${PaymentType}` });
    expect(booked(id)).toMatchObject({ state: 'captured', authorized: '1.50', captured: '1.50', refunded: '0.00' });
    expect(await notices()).toEqual([`CRDT 1.50 3 PAY${PaymentType}`]);
  });

  it('holds, captures a part and releases the rest', async () => {
    const id = await merchant.paid({ PaymentType: '5', Reference: 'HOLD' });
    expect(booked(id)).toMatchObject({
      ...{ state: 'authorized', authorized: '1.50', captured: '0.00', holdUntil: '2026-03-09T09:15:00.000Z' },
    });
    const capture = { PaymentType: '6', PaymentRequestId: id, Reference: 'CAPTURE', Amount: '1.00' };
    expect(await merchant.call(capture)).toEqual({ ResultCode: 3, AcquirerResponseId: '000.000.000' });
    expect(booked(id)).toMatchObject({ state: 'captured', captured: '1.00', cancelled: '0.50' });
    expect(await notices()).toEqual(['CRDT 1.50 5 HOLD', 'CRDT 1.00 3 CAPTURE']);
    expect(await merchant.call({ ...capture, Amount: '0.50' })).toEqual({ ResultCode: 1011 });
  });

  it('refunds in parts, never above what was captured', async () => {
    const id = await merchant.paid();
    const refund = (Amount: string) => merchant.call({ PaymentType: '8', PaymentRequestId: id, Amount });
    expect(await refund('1.00')).toEqual({ ResultCode: 0, AcquirerResponseId: '000.000.000' });
    expect(await refund('0.51')).toEqual({ ResultCode: 1011 });
    expect(booked(id)).toMatchObject({ state: 'captured', refunded: '1.00' });
    expect(await refund('0.50')).toMatchObject({ ResultCode: 0 });
    expect(booked(id)).toMatchObject({ state: 'refunded', refunded: '1.50' });
    expect(await refund('0.01')).toEqual({ ResultCode: 1011 });
  });

  it('cancels a hold as a whole and notifies a debit', async () => {
    const id = await merchant.paid({ PaymentType: '5', Reference: 'HOLD2' });
    const cancel = { PaymentType: '8', PaymentRequestId: id, Reference: 'CANCEL' };
    expect(await merchant.call(cancel)).toMatchObject({ ResultCode: 0 });
    expect(booked(id)).toMatchObject({ state: 'cancelled', cancelled: '1.50', captured: '0.00' });
    expect(await notices()).toEqual(['CRDT 1.50 5 HOLD2', 'DBIT 1.50 0 CANCEL']);
    expect(await merchant.call({ ...cancel, PaymentType: '6' })).toEqual({ ResultCode: 1011 });
  });

  it('refuses to capture above the hold, or after its seven days', async () => {
    const id = await merchant.paid({ PaymentType: '5' });
    const capture = (Amount: string) => merchant.call({ PaymentType: '6', PaymentRequestId: id, Amount });
    expect(await capture('1.51')).toEqual({ ResultCode: 1011 });
    clock.advance(7 * DAY);
    expect(await capture('1.50')).toEqual({ ResultCode: 1011 });
    expect(booked(id)).toMatchObject({ state: 'authorized', captured: '0.00' });
  });

  it('charges a mandate again and again, each time as a payment of its own', async () => {
    const mandate = await merchant.paid({ PaymentType: '12', Amount: '0.00', Reference: 'MANDATE' });
    const charge = { PaymentType: '4', PaymentRequestId: mandate };
    expect(await merchant.call({ ...charge, Reference: 'MONTH1', Amount: '9.90' })).toMatchObject({ ResultCode: 3 });
    expect(await merchant.call({ ...charge, Reference: 'MONTH2', Amount: '9.90' })).toMatchObject({ ResultCode: 3 });
    expect(await notices()).toEqual(['CRDT 0.00 5 MANDATE', 'CRDT 9.90 3 MONTH1', 'CRDT 9.90 3 MONTH2']);
    const ids = receiver.received.map(({ fields }) => fields['PaymentRequestId']);
    expect(new Set(ids).size).toBe(3);
    const refund = { PaymentType: '8', PaymentRequestId: ids[1]!, Amount: '9.90' };
    expect(await merchant.call(refund)).toMatchObject({ ResultCode: 0 });
  });

  it('charges no cancelled mandate, no payment without one and no unknown one', async () => {
    const mandate = await merchant.paid({ PaymentType: '3' });
    simulator.control.cancelMandate(mandate);
    const charge = (PaymentRequestId: string) => merchant.call({ PaymentType: '4', PaymentRequestId });
    expect(await charge(mandate)).toEqual({ ResultCode: 1011 });
    expect(await charge(await merchant.paid())).toEqual({ ResultCode: 1011 });
    expect(await charge('5')).toEqual({ ResultCode: 1010 });
  });

  it('keeps a card on file and charges it on a page without card entry', async () => {
    const registered = await merchant.paid({ PaymentType: '1' }, '4200 0000 0000 1234');
    const CardId = booked(registered)?.cardId ?? '';
    expect(CardId).toMatch(/^[0-9a-f]{32}$/);
    const purchase = await merchant.paid({ PaymentType: '2', CardId });
    expect(booked(purchase)).toMatchObject({ state: 'captured', cardId: CardId, cardMask: '1234' });
    const hold = await merchant.paid({ PaymentType: '9', CardId });
    expect(booked(hold)).toMatchObject({ state: 'authorized', cardId: CardId });
    await simulator.control.settle();
    expect(receiver.received.map(({ fields }) => fields['CardId'])).toEqual([CardId, CardId, CardId]);
  });

  it('declines cards that have expired since they were kept', async () => {
    const mandate = await merchant.paid({ PaymentType: '3' });
    clock.advance(4 * 365 * DAY);
    const charged = await merchant.call({ PaymentType: '4', PaymentRequestId: mandate });
    expect(charged).toEqual({ ResultCode: 1014, AcquirerResponseId: '100.100.303' });
  });
});
