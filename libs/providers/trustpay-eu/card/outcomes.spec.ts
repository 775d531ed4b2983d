import fc from 'fast-check';
import type { HttpResult } from '../../spi';
import { RESULT_CODES } from '../result-codes';
import { euros } from '../testing/samples';
import { ACQUIRER_DECLINES } from './acquirer-codes';
import { outcomeOfCall } from './outcomes';
import { CARD } from './payment-types';

const { recurringSubsequent: CHARGE, capture: CAPTURE, refund: REFUND } = CARD;
const answered = (body: unknown, status = 200): HttpResult => ({
  kind: 'answered',
  status,
  headers: {},
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const outcome = (
  type: typeof CHARGE | typeof CAPTURE | typeof REFUND,
  ResultCode: unknown,
  AcquirerResponseId?: string,
) => outcomeOfCall(type, euros(150n), answered({ ResultCode, AcquirerResponseId }));

describe('the outcome of a background call', () => {
  it.each([
    ['charge', CHARGE, 3],
    ['charge', CHARGE, 0],
    ['capture', CAPTURE, 3],
    ['capture', CAPTURE, 0],
    ['refund', REFUND, 0],
  ] as const)('of a %s succeeds with its own result code', (_, type, code) => {
    expect(outcome(type, code, '000.000.000')).toEqual({
      kind: 'succeeded',
      amount: { minor: '150', currency: 'EUR' },
      evidence: { source: 'answer', code: `${code}/000.000.000` },
    });
    expect(outcome(type, String(code)).kind).toBe('succeeded');
  });

  it.each([
    ['a refund answered as a capture', REFUND, 3],
    ['a refund that is only authorized', REFUND, 5],
    ['a capture that is only authorized', CAPTURE, 5],
    ['a charge that is only authorized', CHARGE, 5],
  ] as const)('is unknown for %s', (_, type, code) => expect(outcome(type, code).kind).toBe('unknown'));

  const kinds: Record<number, string> = {
    1: 'pending',
    2: 'pending',
    4: 'pending',
    1001: 'failed',
    1002: 'failed',
    1003: 'failed',
    1004: 'failed',
    1005: 'failed',
    1006: 'failed',
    1007: 'failed',
    1008: 'failed',
    1009: 'unknown',
    1010: 'declined',
    1011: 'declined',
    1014: 'declined',
    1015: 'declined',
    1100: 'unknown',
    1101: 'failed',
  };

  it.each(Object.entries(kinds))('of a charge with result %s is %s', (code, kind) => {
    expect(outcome(CHARGE, Number(code)).kind).toBe(kind);
  });

  it.each(Object.entries(kinds))('of a refund with result %s is %s, or failed for declined', (code, kind) => {
    expect(outcome(REFUND, Number(code)).kind).toBe(kind === 'declined' ? 'failed' : kind);
  });

  it('is tested for every code of the list', () => {
    expect([...RESULT_CODES.keys()].sort()).toEqual([0, 3, 5, ...Object.keys(kinds).map(Number)].sort());
  });

  it('is never a success for a code that is not in the list', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }).filter((code) => !RESULT_CODES.has(code)),
        (code) => expect(outcome(CHARGE, code, '000.000.000').kind).toBe('unknown'),
      ),
    );
  });

  it.each(Object.entries(ACQUIRER_DECLINES))('keeps the decline behind acquirer code %s', (code, decline) => {
    expect(outcome(CHARGE, 1014, code)).toMatchObject({
      kind: 'declined',
      decline: { code, message: decline.meaning },
      evidence: { source: 'answer', code: `1014/${code}` },
    });
    expect(outcome(CAPTURE, 1014, code)).toMatchObject({
      kind: 'failed',
      code: `1014/${code}`,
      reason: decline.meaning,
    });
    expect(outcome(CHARGE, 3, code).kind).toBe('unknown');
  });

  it('calls a decline by risk so, whatever the acquirer says', () => {
    expect(outcome(CHARGE, 1015, '800.100.155')).toMatchObject({ decline: { code: '800.100.155', class: 'risk' } });
    expect(outcome(CHARGE, 1015)).toMatchObject({
      decline: { code: '1015', class: 'risk', message: 'Declined by risk' },
    });
  });

  it('is a generic decline without a reason that we know', () => {
    expect(outcome(CHARGE, 1014)).toMatchObject({ decline: { code: '1014', class: 'generic' } });
    expect(outcome(CHARGE, 1014, '123.456.789')).toMatchObject({ decline: { code: '123.456.789', class: 'generic' } });
  });

  it.each([
    ['a timeout at the acquirer', 1014, '900.100.300'],
    ['a connection error at the acquirer', 1014, '900.100.100'],
    ['a session that is being processed', 1014, '800.700.100'],
    ['a timeout behind a refusal', 1011, '900.100.300'],
    ['a timeout behind a success', 3, '900.100.300'],
    ['a decline with an approval', 1014, '000.000.000'],
    ['a success with an acquirer code that nobody knows', 3, '123.456.789'],
  ])('is unknown for %s', (_, code, acquirerCode) => expect(outcome(CHARGE, code, acquirerCode).kind).toBe('unknown'));

  it('is pending while the acquirer is', () => expect(outcome(CHARGE, 3, '000.200.000').kind).toBe('pending'));

  it('is unknown after a server error, whatever its body says', () => {
    expect(outcomeOfCall(CHARGE, euros(150n), answered({ ResultCode: 3 }, 502)).kind).toBe('unknown');
    expect(outcomeOfCall(CHARGE, euros(150n), answered({ ResultCode: 1014 }, 500)).kind).toBe('unknown');
  });

  it('believes a refusal with a client error, not a success', () => {
    expect(outcomeOfCall(CHARGE, euros(150n), answered({ ResultCode: 1004 }, 400)).kind).toBe('failed');
    expect(outcomeOfCall(CHARGE, euros(150n), answered({ ResultCode: 3 }, 400)).kind).toBe('unknown');
    expect(outcomeOfCall(CHARGE, euros(150n), answered({ ResultCode: 3 }, 302)).kind).toBe('unknown');
  });

  it.each(['', 'OK', '<html>', '{"ResultCode"'])('is unknown for the body %j', (body) => {
    expect(outcomeOfCall(CHARGE, euros(150n), answered(body)).kind).toBe('unknown');
  });

  it('keeps apart what never left and what nobody knows', () => {
    const evidence = { source: 'answer' };
    expect(outcomeOfCall(REFUND, euros(1n), { kind: 'not_sent', reason: 'ECONNREFUSED' })).toEqual({
      kind: 'not_sent',
      reason: 'ECONNREFUSED',
      evidence,
    });
    expect(outcomeOfCall(REFUND, euros(1n), { kind: 'unknown', reason: 'deadline' })).toEqual({
      kind: 'unknown',
      reason: 'deadline',
      evidence,
    });
  });

  it('is something for any bytes at all, and a success only for a readable one', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.integer({ min: 100, max: 599 }), (bytes, status) => {
        const result: HttpResult = { kind: 'answered', status, headers: {}, body: Buffer.from(bytes) };
        expect(['unknown', 'failed', 'declined', 'pending']).toContain(outcomeOfCall(REFUND, euros(1n), result).kind);
      }),
    );
  });
});
