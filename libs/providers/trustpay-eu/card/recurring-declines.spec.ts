import { RESULT_CODES } from '../result-codes';
import { euros } from '../testing/samples';
import { ACQUIRER_DECLINES } from './acquirer-codes';
import { outcomeOfCall } from './outcomes';
import { CARD } from './payment-types';
import { RECURRING_DECLINES } from './recurring-declines';

/** What a charge of a period comes to, in a word: the class of its decline, or that it is no decline. */
function saidBy(ResultCode: number, AcquirerResponseId?: string): string {
  const body = Buffer.from(JSON.stringify({ ResultCode, AcquirerResponseId }));
  const result = { kind: 'answered' as const, status: 200, headers: {}, body };
  const outcome = outcomeOfCall(CARD.recurringSubsequent, euros(990n), result);
  if (outcome.kind !== 'declined') return outcome.kind;
  return outcome.decline.revokesConsent ? 'consent revoked' : outcome.decline.class;
}

/** Every result code of the sheet (8.1), as the answer to a subsequent recurring payment. */
const RESULTS: Readonly<Record<number, string>> = {
  0: 'succeeded',
  1: 'pending',
  2: 'pending',
  3: 'succeeded',
  4: 'pending',
  5: 'unknown',
  1001: 'failed',
  1002: 'failed',
  1003: 'failed',
  1004: 'failed',
  1005: 'failed',
  1006: 'failed',
  1007: 'failed',
  1008: 'failed',
  1009: 'unknown',
  1010: 'hard',
  1011: 'consent revoked',
  1014: 'generic',
  1015: 'risk',
  1100: 'unknown',
  1101: 'failed',
};

/** Every code of the acquirer that is known (8.2), behind a rejected subsequent recurring payment. */
const ACQUIRER: Readonly<Record<string, string>> = {
  '100.100.303': 'hard',
  '100.100.600': 'customer_action',
  '100.100.601': 'customer_action',
  '100.100.700': 'hard',
  '100.150.101': 'hard',
  '100.150.200': 'hard',
  '100.150.202': 'consent revoked',
  '100.150.203': 'hard',
  '100.150.204': 'hard',
  '100.150.205': 'hard',
  '100.150.300': 'hard',
  '100.380.401': 'customer_action',
  '100.380.501': 'customer_action',
  '300.100.100': 'customer_action',
  '700.400.200': 'generic',
  '800.100.100': 'generic',
  '800.100.151': 'hard',
  '800.100.152': 'generic',
  '800.100.153': 'customer_action',
  '800.100.155': 'soft_funds',
  '800.100.157': 'hard',
  '800.100.158': 'hard',
  '800.100.159': 'hard',
  '800.100.161': 'soft_frequency',
  '800.100.162': 'soft_funds',
  '800.100.163': 'soft_frequency',
  '800.100.165': 'hard',
  '800.100.168': 'hard',
  '800.100.171': 'hard',
  '800.100.172': 'hard',
  '800.100.197': 'consent revoked',
  '800.100.202': 'hard',
  '800.100.203': 'soft_funds',
  '800.100.204': 'hard',
  '800.100.205': 'consent revoked',
  '800.100.403': 'consent revoked',
  '800.100.500': 'consent revoked',
  '800.100.501': 'consent revoked',
  '800.120.100': 'soft_frequency',
  '800.120.101': 'soft_frequency',
  '800.120.200': 'soft_frequency',
  '800.120.201': 'soft_frequency',
};

describe('a charge on a registration', () => {
  it.each(Object.entries(RESULTS))('that answers %s is %s', (code, said) => {
    expect(saidBy(Number(code))).toBe(said);
  });

  it.each(Object.entries(ACQUIRER))('that the acquirer rejects with %s is %s', (code, said) => {
    expect(saidBy(1014, code)).toBe(said);
  });

  it('is told of for every code that is known', () => {
    expect(Object.keys(RESULTS).map(Number)).toEqual([...RESULT_CODES.keys()].sort((a, b) => a - b));
    const known = new Set([...Object.keys(ACQUIRER_DECLINES), ...Object.keys(RECURRING_DECLINES)]);
    expect(Object.keys(ACQUIRER).sort()).toEqual([...known].sort());
  });

  it('is declined by the word of the acquirer behind a registration that cannot be used', () => {
    expect(saidBy(1011, '100.150.200')).toBe('hard');
    expect(saidBy(1010, '800.100.500')).toBe('consent revoked');
    expect(saidBy(1011, '900.100.300')).toBe('unknown');
    expect(saidBy(1015, '800.100.500')).toBe('risk');
  });
});
