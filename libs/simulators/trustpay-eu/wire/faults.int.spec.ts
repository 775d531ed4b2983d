import type { Fault } from '..';
import { isGenuine } from '../testing/receiver';
import { WireMerchant } from '../testing/wire-merchant';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

describe('faults of bank transfers', () => {
  let world: World;
  let merchant: WireMerchant;
  beforeEach(async () => {
    world = await startWorld({}, { secrets: ['123456', 'former'] });
    merchant = new WireMerchant(world.simulator);
  });
  afterEach(() => world.close());

  const refundUnder = async (fault: Fault) => {
    const { paymentId = '' } = await merchant.pay();
    world.simulator.control.addFault({ fault, match: { paymentType: '8' } });
    const answer = await merchant.refund(paymentId).catch(() => 'no answer');
    return { answer, refunded: merchant.booked(paymentId)?.refunded };
  };

  it.each([
    [{ kind: 'serverError' }, '', '0.00'],
    [{ kind: 'serverError', executed: true }, '', '1.50'],
    [{ kind: 'requestLost' }, 'no answer', '0.00'],
    [{ kind: 'answerLost' }, 'no answer', '1.50'],
    [{ kind: 'cut' }, 'no answer', '1.50'],
    [{ kind: 'slow', ms: 1 }, '{"ResultCode":0}', '1.50'],
    [{ kind: 'decline', resultCode: 1015 }, '{"ResultCode":1015}', '0.00'],
    [{ kind: 'decline', resultCode: 1100, executed: true }, '{"ResultCode":1100}', '1.50'],
  ] as const)('%j: what a refund is answered and what it did', async (fault, answer, refunded) => {
    expect(await refundUnder(fault)).toEqual({ answer, refunded });
  });

  it('garbage is an answer to a refund that was executed', async () => {
    const { answer, refunded } = await refundUnder({ kind: 'garbage' });
    expect(() => JSON.parse(answer) as unknown).toThrow();
    expect(refunded).toBe('1.50');
  });

  it('can be aimed at one stage, by its result', async () => {
    world.simulator.control.addFault({ fault: { kind: 'noNotification' }, match: { resultCode: '0' } });
    await merchant.pay({}, { outcome: 'announced' });
    world.clock.advance(30_000);
    await world.simulator.control.settle();
    expect(world.receiver.received.map(({ fields }) => fields['ResultCode'])).toEqual(['2']);
  });

  it('let the notification come before the browser, or the browser not at all', async () => {
    world.simulator.control.addFault({ fault: { kind: 'notificationFirst' } });
    await merchant.pay({ Url: 'https://shop.example/' });
    expect(world.receiver.received).toHaveLength(1);
    world.simulator.control.addFault({ fault: { kind: 'redirectLost' } });
    const { redirectTo, resultCode } = await merchant.pay({ Url: 'https://shop.example/' });
    expect([redirectTo, resultCode]).toEqual([undefined, 0]);
  });

  it('sign with a former key', async () => {
    world.simulator.control.addFault({ fault: { kind: 'rotatedKey' } });
    await merchant.pay();
    await world.simulator.control.settle();
    const [notice] = world.receiver.received;
    expect([isGenuine(notice!), isGenuine(notice!, 'former')]).toEqual([false, true]);
  });

  it('take a payment that the page calls declined', async () => {
    world.simulator.control.addFault({ fault: { kind: 'decline', executed: true } });
    const paid = await merchant.pay();
    expect(paid.resultCode).toBe(1014);
    expect(merchant.booked(paid.paymentRequestId)).toMatchObject({ state: 'credited', captured: '1.50' });
  });
});
