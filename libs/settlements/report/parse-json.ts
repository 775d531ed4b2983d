import type { PayoutLine } from '../settlement/events';
import type { ReportedPayout } from './report';
import { REPORT_LIMITS, ReportRefusedError } from './report';
import { amountAt, exchangeAt, kindAt, payoutIdAt, referenceAt, timeAt } from './values';

type Json = Readonly<Record<string, unknown>>;

const PAYOUT_MEMBERS = ['payout_id', 'currency', 'paid_at', 'net', 'withheld', 'released', 'lines'];
const LINE_MEMBERS = ['kind', 'reference', 'gross', 'fee', 'charged', 'charged_currency', 'rate'];

/**
 * A report `{ "payouts": [ { payout_id, currency, paid_at, net, withheld?, released?, lines: [ { kind, reference?,
 * gross, fee?, charged?, charged_currency?, rate? } ] } ] }`; amounts and rates are decimal texts. The last three stand
 * together, where the payer was charged in another currency.
 * @throws ReportRefusedError with a JSON pointer
 */
export function parseJsonReport(value: unknown): ReportedPayout[] {
  const payouts = listAt('/payouts', objectAt('', value, ['payouts']).payouts, REPORT_LIMITS.payouts);
  return payouts.map((payout, index) => payoutAt(`/payouts/${index}`, payout));
}

function payoutAt(place: string, value: unknown): ReportedPayout {
  const payout = objectAt(place, value, PAYOUT_MEMBERS);
  const { currency } = payout;
  if (typeof currency !== 'string')
    throw new ReportRefusedError(`${place}/currency`, 'a currency is a code such as EUR');
  const amount = (name: string, otherwise?: string) =>
    String(amountAt(`${place}/${name}`, payout[name] ?? otherwise, currency));
  return {
    payoutId: payoutIdAt(`${place}/payout_id`, payout.payout_id),
    currency,
    paidAt: timeAt(`${place}/paid_at`, payout.paid_at),
    net: amount('net'),
    withheld: amount('withheld', '0'),
    released: amount('released', '0'),
    lines: listAt(`${place}/lines`, payout.lines, REPORT_LIMITS.lines).map((line, index) =>
      lineAt(`${place}/lines/${index}`, line, index + 1, currency),
    ),
  };
}

function lineAt(place: string, value: unknown, number: number, currency: string): PayoutLine {
  const line = objectAt(place, value, LINE_MEMBERS);
  const gross = amountAt(`${place}/gross`, line.gross, currency);
  const exchange = exchangeAt(place, line, { gross, currency });
  return {
    number,
    kind: kindAt(`${place}/kind`, line.kind),
    reference: referenceAt(`${place}/reference`, line.reference),
    gross: String(gross),
    fee: String(amountAt(`${place}/fee`, line.fee ?? '0', currency)),
    ...(exchange && { exchange }),
  };
}

function objectAt(place: string, value: unknown, members: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ReportRefusedError(place || '/', 'an object is expected');
  const strange = Object.keys(value).find((name) => !members.includes(name));
  if (strange === undefined) return value as Json;
  throw new ReportRefusedError(place || '/', `takes the members ${members.join(', ')} only`);
}

function listAt(place: string, value: unknown, max: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new ReportRefusedError(place, 'a list is expected');
  if (value.length > max) throw new ReportRefusedError(place, `holds more than ${max} entries`);
  return value as readonly unknown[];
}
