import { Webhook } from 'standardwebhooks';
import { SignatureError, WebhookVerifier } from './webhook-verifier';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const NOW_MS = 1_772_366_400_000;
const BODY = JSON.stringify({ type: 'webhook.test', sequence: 3, previous_sequence: null, data: { webhook_id: 'é' } });

const signed = (at = new Date(NOW_MS), ...secrets: string[]) => ({
  'webhook-id': 'msg-1',
  'webhook-timestamp': String(at.getTime() / 1000),
  'webhook-signature': (secrets.length ? secrets : [SECRET])
    .map((secret) => new Webhook(secret).sign('msg-1', at, BODY))
    .join(' '),
});

describe('the verifier of webhooks', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW_MS, doNotFake: ['nextTick'] }));
  afterEach(() => jest.useRealTimers());

  it('answers the message whose signature is right, from text or bytes and any kind of headers', () => {
    const told = { id: 'msg-1', type: 'webhook.test', sequence: 3 };
    const verifier = new WebhookVerifier(SECRET);
    expect(verifier.verify(BODY, signed())).toMatchObject(told);
    expect(verifier.verify(Buffer.from(BODY), new Headers(signed()))).toMatchObject(told);
    expect(verifier.verify(new TextEncoder().encode(BODY), { ...signed(), host: undefined })).toMatchObject(told);
  });

  it('knows several secrets on either side', () => {
    expect(new WebhookVerifier(OTHER, SECRET).verify(BODY, signed())).toMatchObject({ id: 'msg-1' });
    expect(new WebhookVerifier(OTHER).verify(BODY, signed(undefined, SECRET, OTHER))).toMatchObject({ id: 'msg-1' });
    expect(() => new WebhookVerifier()).toThrow(RangeError);
  });

  it('refuses what was altered, is too old or from the future, or is signed by another', () => {
    const verifier = new WebhookVerifier(SECRET);
    const minutes = (count: number) => new Date(NOW_MS + count * 60_000);
    const wrong: [string, Record<string, string>][] = [
      [BODY.replace('3', '4'), signed()],
      [BODY, { ...signed(), 'webhook-id': 'msg-2' }],
      [BODY, { ...signed(), 'webhook-timestamp': String(NOW_MS / 1000 + 1) }],
      [BODY, { ...signed(), 'webhook-signature': '' }],
      [BODY, {}],
      [BODY, signed(undefined, OTHER)],
      [BODY, signed(minutes(-6))],
      [BODY, signed(minutes(6))],
    ];
    for (const [body, headers] of wrong) expect(() => verifier.verify(body, headers)).toThrow(SignatureError);
    expect(verifier.verify(BODY, signed(minutes(-4)))).toMatchObject({ id: 'msg-1' });
  });
});
