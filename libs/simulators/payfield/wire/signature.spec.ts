import { isSignedBy, sign } from './signature';

const SECRET = 'sk_test_payins_0001';
const P01 = Buffer.from(
  '{"external_id":"PIN-001","amount":"1000.00","currency":"BDT","shop_code":"shop-001",' +
    '"merchant_user_id":"merchant-user-001","merchant_user_ip":"203.0.113.10",' +
    '"callback_url":"https://merchant.example.com/webhooks/payin"}',
);
const P03 = Buffer.from(P01.toString().replace(/":"/g, '": "').replace(/","/g, '", "'));
const P05 = Buffer.from('{"external_id":"PAY-BDT-001","amount":"5000.00","currency":"BDT"}');
const P06 = Buffer.from(
  '{"external_id":"PIN-002","amount":"10.123456","currency":"USDT","merchant_user_id":"użytkownik-7",' +
    '"merchant_user_ip":"2001:db8::1"}',
);

describe('the signature', () => {
  it.each([
    ['P01', '2025-12-05T10:00:00Z', P01, 218, 'af95487314d5b47721b3fc45c3c37c9915c0b5641a797b95101b4be7bb1fdd99'],
    ['P02', '1764928800', P01, 218, 'dacbad71ab9cd2f9c1625556f7075f9e6ef76b7fd04ec4577d120361c46fcf04'],
    ['P03', '1764928800', P03, 231, '8b5077afd997b5312c346a254e113b323194b5958f55781f9dab5a74c2181b9d'],
    ['P04', '1764928800', Buffer.alloc(0), 0, '96202977dd3454470c4b80b8de83890992721f148e08fff6b68da12e30d648a9'],
    ['P05', '2025-12-05T10:00:00Z', P05, 65, '2073f3ab3a7f91bb1af5622492363041f8d258c04ba87f66f14e03635d78bc57'],
    ['P06', '1764928800', P06, 132, '1b20130f1e9266871e431c1c7913021973ea3bdc188209c0a77b50e1ec13bb8e'],
  ])('gives vector %s of the sheet', (_id, timestamp, body, bytes, signature) => {
    expect(body).toHaveLength(bytes);
    expect(sign(SECRET, timestamp, body)).toBe(signature);
  });

  it('is accepted from every active secret and in either letter case, and nothing else is', () => {
    const signature = sign('former', '1764928800', P05);
    expect(isSignedBy(['current', 'former'], '1764928800', P05, signature.toUpperCase())).toBe(true);
    expect(isSignedBy(['current'], '1764928800', P05, signature)).toBe(false);
    expect(isSignedBy(['former'], '1764928801', P05, signature)).toBe(false);
    expect(isSignedBy(['former'], '1764928800', P05, signature.slice(1))).toBe(false);
  });
});
