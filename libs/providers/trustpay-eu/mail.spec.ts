import { createHttpClient } from '../spi';
import { createTrustPayEuAdapter } from './adapter';
import { CARD_FIELDS, NOTIFICATION, WIRE_NOTIFICATION, config, notify, notifyWire } from './testing/samples';

/** T16 and T17 of the fact sheet (3.3). */
const T16 = 'FEEBC87F73F3D8214E4B9EF2697F2ED8953A07FE062DB3C727F7D13B504C25AB';
const T17 = 'B7BD0E8602648A62E852A1558CB279ECE75CEAEBF5924D0D380E39B6C0661B0D';

/** Of a wire: the account, the result and the amount are numbers (fact sheet 7.1). */
const WIRE_MAIL = JSON.stringify({
  ...WIRE_NOTIFICATION,
  AccountId: 4107111111,
  ResultCode: 0,
  Signature: T16,
}).replace('"6.00"', '6.00');

describe('notifications by e-mail', () => {
  const { notifications } = createTrustPayEuAdapter(config(), { http: createHttpClient() });
  const { verify, parse, fromMail } = notifications!;

  it('of a wire, with numbers, are the same message as the request: one key, one content, the same facts', () => {
    const [mail, request] = [fromMail!(WIRE_MAIL)!, notifyWire()];
    expect(verify(mail)).toMatchObject({ valid: true });
    expect(verify(mail)).toEqual(verify(request));
    expect(parse(mail)).toEqual(parse(request));
  });

  it('of a card too, whatever the order of its fields', () => {
    const fields = { ...NOTIFICATION, ...CARD_FIELDS };
    const mail = fromMail!(JSON.stringify({ Signature: T17, ...CARD_FIELDS, ...NOTIFICATION, OrderId: null }))!;
    expect(verify(mail)).toEqual(verify(notify(fields)));
    expect(parse(mail)).toEqual(parse(notify(fields)));
  });

  it('are refused where the amount is another one, and where it is written otherwise', () => {
    for (const amount of ['6.01', '6.0', '6']) {
      expect(verify(fromMail!(WIRE_MAIL.replace('6.00', amount))!)).toMatchObject({ valid: false });
    }
  });

  it.each(['', 'AccountId=1', '[]', '"6.00"', '{"Amount":{"Value":"6.00"}}', '{"Amount":true}', '{"a&Amount":"6.00"}'])(
    'are none: %s',
    (text) => expect(fromMail!(text)).toBeUndefined(),
  );
});
