import { factsOf, verifyNotification } from './notification';
import { notification } from './testing/samples';
import { ANSWER_VECTORS, PLATFORM_KEY } from './testing/vectors';
import { PlatformKeys } from './wire/signature';

const C5 = ANSWER_VECTORS[0]!;
const platform = new PlatformKeys([PLATFORM_KEY]);
const signed = { 'biz-timestamp': C5.timestamp, 'biz-resp-signature': C5.signature };

describe('a webhook', () => {
  it('of vector C5 is genuine, is known by its event, and asks about its order', () => {
    const raw = notification(C5.body, signed);
    expect(verifyNotification(platform, raw)).toEqual({ valid: true, key: '8f2e919a-6a7b-4a9b-8c1a-4c0b3f5b8b1f' });
    expect(factsOf(raw)).toEqual([
      {
        kind: 'ask',
        reference: 'P20240201001',
        providerReference: 'O20250304-M1001-1001',
        code: 'payment.status.updated Completed',
      },
    ]);
  });

  it('may have its headers written with underscores', () => {
    const headers = { biz_timestamp: C5.timestamp, biz_resp_signature: C5.signature };
    expect(verifyNotification(platform, notification(C5.body, headers)).valid).toBe(true);
  });

  it.each([
    ['no signature', { 'biz-timestamp': C5.timestamp }],
    ['no timestamp', { 'biz-resp-signature': C5.signature }],
    ['another timestamp', { ...signed, 'biz-timestamp': '1701396866124' }],
  ])('is refused with %s', (_, headers) => {
    expect(verifyNotification(platform, notification(C5.body, headers)).valid).toBe(false);
  });

  it.each([
    ['a payout', '{"type":"payment.payout.status.updated","data":{"data_type":"PaymentPayout","payout_id":"P1"}}'],
    ['something new', '{"type":"payment.novelty","data":{"data_type":"PaymentNovelty"}}'],
    ['an order without any reference', '{"type":"x","data":{"data_type":"PaymentOrder"}}'],
    ['no object', '[]'],
    ['no JSON', 'x'],
  ])('about %s says nothing of an order', (_, body) => {
    expect(factsOf(notification(body))).toEqual([]);
  });
});
