import type { FaultSubject } from '#libs/simulators/kit';
import { MICRO, formatDecimal, parseDecimal } from '../decimal';
import type { Faults } from '../faults';

type Fields = Record<string, unknown>;

const AMOUNTS = ['payAmount', 'orderAmount', 'refundAmount', 'refundOrderAmount', 'refundPayAmount', 'requestAmount'];
const REFERENCES = ['merchantTradeNo', 'refundRequestId', 'refundId'];

/** The data of an answer with the planned untruths in it; the book keeps the truth. */
export function spoiled(data: unknown, faults: Faults, subject: FaultSubject): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  let fields = data as Fields;
  if (fields.bizData !== undefined) return { ...fields, bizData: spoiled(fields.bizData, faults, subject) };
  if (faults.strike(['wrongAmount'], subject)) fields = changed(fields, AMOUNTS, oneMore);
  if (faults.strike(['wrongReference'], subject)) fields = changed(fields, REFERENCES, () => 'another');
  // As in the source's own example, which answers MATIC with BSC and USDT_EOS (sheet 3.2).
  if (faults.strike(['wrongChain'], subject)) {
    fields = { ...fields, chain: { ...(fields.chain as Fields), chain_type: 'BSC', fullCurrType: 'USDT_EOS' } };
  }
  return fields;
}

const changed = (fields: Fields, names: readonly string[], change: (value: unknown) => unknown): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, names.includes(name) ? change(value) : value]),
  );

const oneMore = (value: unknown): unknown => formatDecimal((parseDecimal(value) ?? 0n) + MICRO);
