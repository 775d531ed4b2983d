import type { HttpResult } from '../../spi';
import { config } from '../testing/samples';
import { ANSWER_VECTORS } from '../testing/vectors';
import { readAnswer } from './answer';
import { queryText } from './api';

const C6 = ANSWER_VECTORS[1]!;
const answered = (status: number, body: string, headers: Record<string, string> = {}): HttpResult => ({
  kind: 'answered',
  status,
  headers,
  body: Buffer.from(body),
});
const read = (result: HttpResult, strictSignatures = false) => readAnswer(result, config({ strictSignatures }));
const error = (code: number) => JSON.stringify({ error_code: code, error_message: 'secret text', error_id: 'x' });

describe('answers', () => {
  it.each(['biz-resp-signature', 'biz_resp_signature'])('are believed when signed, in a header %s', (name) => {
    const headers = {
      [name]: C6.signature,
      [name.replace('resp-signature', 'timestamp').replace('resp_signature', 'timestamp')]: C6.timestamp,
    };
    expect(read(answered(200, C6.body, headers), true)).toEqual({ kind: 'answered', data: { order_id: 'O1' } });
    expect(read(answered(200, `${C6.body} `, headers))).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    [200, '<html>', 'unknown'],
    [302, '{}', 'unknown'],
    [408, error(2006), 'unknown'],
    [500, error(1000), 'unknown'],
    [502, '', 'unknown'],
    [400, '<html>', 'unknown'],
    [404, '{"error_code":"2028"}', 'unknown'],
    [400, error(2006), 'refused'],
    [404, error(2028), 'refused'],
    [429, 'slow down', 'refused'],
  ] as const)('of status %d with %p are %s', (status, body, kind) => {
    expect(read(answered(status, body)).kind).toBe(kind);
  });

  it('without a signature are unknown in the strict mode, but for those of a gateway', () => {
    expect(read(answered(400, error(2006)), true).kind).toBe('unknown');
    expect(read(answered(429, ''), true).kind).toBe('refused');
  });

  it('are told in our words, not in the provider’s', () => {
    expect(JSON.stringify(read(answered(400, error(2006))))).not.toContain('secret text');
  });

  it.each([
    [1000, 'internal error'],
    [2000, 'internal error'],
    [2050, 'subscription plan'],
    [2054, 'subscription plan'],
    [2055, 'the provider refused it'],
  ])('with the code %d say what it means', (code, words) => {
    expect(read(answered(403, error(code)))).toMatchObject({
      kind: 'refused',
      code,
      reason: expect.stringContaining(words),
    });
  });

  it('that never came stay what they are', () => {
    expect(read({ kind: 'not_sent', reason: 'ECONNREFUSED' })).toEqual({ kind: 'not_sent', reason: 'ECONNREFUSED' });
  });
});

describe('a query', () => {
  it('is percent-encoded as RFC 3986 says, in one order, without empty values', () => {
    const query = { limit: '10', statuses: 'Pending,Processing', before: '', after: undefined, x: "a b'(*)!" };
    expect(queryText(query)).toBe('limit=10&statuses=Pending%2CProcessing&x=a%20b%27%28%2A%29%21');
  });
});
