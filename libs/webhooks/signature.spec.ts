import { createHmac } from 'node:crypto';
import { messageBody } from './message';
import { signedHeaders } from './signature';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const AT = new Date(1_614_265_330_900);
const BODY = '{"test": 2432232314}';

describe('the headers of a message', () => {
  it('are those of the specification, by its own example', () => {
    expect(signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', AT, BODY, [SECRET])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('hold one signature for each secret, computed here without the library', () => {
    const own = (secret: string): string => {
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`msg_1.1614265330.${BODY}`).digest('base64')}`;
    };
    expect(signedHeaders('msg_1', AT, BODY, [OTHER, SECRET])['webhook-signature']).toBe(`${own(OTHER)} ${own(SECRET)}`);
  });
});

describe('the body of a message', () => {
  it('names its place among those about the same thing', () => {
    const message = { type: 'order.captured', timestamp: 't', sequence: 3, previousSequence: 2, data: { order: {} } };
    expect(JSON.parse(messageBody(message))).toEqual({
      ...{ type: 'order.captured', timestamp: 't', sequence: 3, previous_sequence: 2 },
      data: { order: {} },
    });
    expect(messageBody({ ...message, previousSequence: null })).toContain('"previous_sequence":null');
  });
});
