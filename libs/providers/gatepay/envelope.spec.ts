import fc from 'fast-check';
import { fromChain, fromDecimal, toDecimal, unitsOf } from './decimal';
import { readReply } from './envelope';
import { parseJson } from './json';

const reply = (body: unknown, status = 200) =>
  readReply({
    kind: 'answered',
    status,
    headers: {},
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });

describe('an answer of GatePay', () => {
  it('is decided by its status', () => {
    expect(reply({ status: 'SUCCESS', code: '000000', data: { a: 1 } })).toEqual({ kind: 'data', data: { a: '1' } });
    expect(reply({ status: 'SUCCESS', code: null, data: [] })).toEqual({ kind: 'data', data: [] });
    const refused = { kind: 'refused', code: '400002' };
    const signature = {
      status: 'FAIL',
      code: '400002',
      label: 'INVALID_SIGNATURE',
      errorMessage: 'Incorrect',
      data: {},
    };
    expect(reply(signature)).toEqual({ ...refused, reason: 'Incorrect' });
    expect(reply({ ...signature, code: 400002, errorMessage: '' })).toEqual({
      ...refused,
      reason: 'INVALID_SIGNATURE',
    });
  });

  it.each([
    ['its own trouble', { status: 'FAIL', code: '300000' }, 500],
    ['its own trouble with 200', { status: 'FAIL', code: 300001 }, 200],
    ['a refusal with 500', { status: 'FAIL', code: '400001' }, 500],
    ['a success with 500', { status: 'SUCCESS', code: '000000', data: {} }, 500],
    ['a redirect', { status: 'SUCCESS', code: '000000', data: {} }, 302],
    ['a contradiction', { status: 'SUCCESS', code: '400001', data: {} }, 200],
    ['no status', { code: '000000', data: {} }, 200],
    ['no code', { status: 'FAIL' }, 200],
    ['no object', [], 200],
    ['no JSON', '<html>', 200],
    ['deep nesting', '['.repeat(100_000), 200],
  ])('is unknown: %s', (_, body, status) => {
    expect(reply(body, status).kind).toBe('unknown');
  });

  it('is read without floats', () => {
    expect(parseJson('{"id":65466648727916545,"text":"a 1 \\" 2","list":[-1.50,true,null,1e3]}')).toEqual({
      id: '65466648727916545',
      text: 'a 1 " 2',
      list: ['-1.50', true, null, '1e3'],
    });
    expect(parseJson('{1:2}')).toBeUndefined();
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const texts = JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? String(each) : each));
        expect(JSON.stringify(parseJson(JSON.stringify(value)))).toBe(texts);
      }),
    );
  });
});

describe('amounts of GatePay', () => {
  it('are decimals of at most six places', () => {
    const sent = [
      [118_750_000n, 'USDT', '118.75'],
      [1n, 'USDT', '0.000001'],
      [5_000_000n, 'USDT', '5'],
      [10n ** 18n, 'ETH', '1'],
      [1n, 'ETH', undefined],
      [100n, 'BTC', '0.000001'],
      [99n, 'BTC', undefined],
      [-1n, 'USDT', undefined],
    ] as const;
    for (const [minor, currency, text] of sent) expect(toDecimal({ minor, currency })).toBe(text);
  });

  it('come padded, and finer over a chain', () => {
    expect(fromDecimal('0.01200000', 'USDT')?.minor).toBe(12_000n);
    expect(fromDecimal('0.0000001', 'USDT')).toBeUndefined();
    expect(fromChain('0.9999999', 'USDT')?.minor).toBe(999_999n);
    for (const wrong of ['', '1.', '.5', '-1', '+1', '1e3', '1,5', ' 1', '1'.repeat(60), 1, null]) {
      expect(fromDecimal(wrong, 'USDT')).toBeUndefined();
      expect(unitsOf(wrong)).toBeUndefined();
    }
  });
});
