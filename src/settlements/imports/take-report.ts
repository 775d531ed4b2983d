import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { checkReport, jsonFaultLine, parseCsvReport, parseJsonReport } from '#libs/settlements';
import type {
  ImportFormat,
  PayoutLine,
  PayoutLinesAdded,
  PayoutSource,
  ReportedPayout,
  SettlementCommand,
  SettlementState,
} from '#libs/settlements';
import { Inject, Injectable } from '@nestjs/common';
import { parseStrictJson } from '../../common/http/strict-json';
import { Problem } from '../../common/problems';
import { EVENT_STORE } from '../../persistence/tokens';
import { settlementIdOf } from '../../reconciliation/settlement-id';
import { settlementAggregate } from '../aggregates';
import { refused } from './refusals';
import type { Taking } from './take-statement';

/** Far more than a provider's month; it is read as a whole. */
const REPORT_BYTES_MAX = 64 * 1024 * 1024;
/** Lines of one event: well below what one append may hold. */
const LINES_TOGETHER = 1_000;

const TOLD_OTHERWISE = 'another file told of it with other lines; resolve what differs as a break';
const CUT_OFF =
  'an import that was cut off wrote other lines of it; send that file again first, then resolve what differs as a break';

export interface ReportTaken {
  readonly payouts: number;
  readonly payoutLines: number;
  /** Payouts that another file told of, with the same amounts. */
  readonly known: number;
}

/** A provider's report of its payouts, as CSV or JSON. */
@Injectable()
export class TakeReport {
  constructor(
    private readonly shell: CommandShell,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** @throws ReportRefusedError, Problem `import_refused` */
  async read({ file, merchantId }: Taking, format: ImportFormat, provider: string): Promise<readonly ReportedPayout[]> {
    if (file.bytes > REPORT_BYTES_MAX) throw refused('file', `is larger than ${REPORT_BYTES_MAX} bytes`);
    const content = await readFile(file.path);
    if (!isUtf8(content)) throw refused('file', 'is not UTF-8');
    const text = content.toString('utf8');
    const payouts = format === 'report.csv' ? parseCsvReport(text) : parseJsonReport(jsonOf(text));
    await this.check(merchantId, provider, payouts);
    return payouts;
  }

  /** That the payouts are right in themselves, and not known with other amounts. */
  async check(merchantId: string, provider: string, payouts: readonly ReportedPayout[]): Promise<void> {
    checkReport(payouts);
    for (const payout of payouts) {
      const id = settlementIdOf(merchantId, provider, payout.payoutId);
      const { state } = await this.shell.load(settlementAggregate, id);
      const place = `payout ${payout.payoutId}`;
      if (!state.payout) {
        if (state.lineCount > 0 && !(await this.goesOn(id, payout))) throw refused(place, CUT_OFF);
        continue;
      }
      if (!isSame(state, payout)) throw refused(place, 'another file told of it with other amounts');
      if (state.payout.source === 'report' && !(await this.hasTheseLines(id, payout)))
        throw refused(place, TOLD_OTHERWISE);
    }
  }

  /** In whatever order: a report may be sorted in another way. */
  private async hasTheseLines(settlementId: string, { lines }: ReportedPayout): Promise<boolean> {
    const told = sayingsOf(await this.linesOf(settlementId));
    return told.sort().join('\n') === sayingsOf(lines).sort().join('\n');
  }

  /** Whether the lines that stand are its first ones: its own import was cut off. */
  private async goesOn(settlementId: string, { lines }: ReportedPayout): Promise<boolean> {
    const stand = sayingsOf(await this.linesOf(settlementId));
    return stand.join('\n') === sayingsOf(lines.slice(0, stand.length)).join('\n');
  }

  private async linesOf(settlementId: string): Promise<readonly PayoutLine[]> {
    const { events } = await this.store.read(`settlement-${settlementId}`);
    return events.flatMap(({ type, data }) =>
      type === 'PayoutLinesAdded' ? (data as PayoutLinesAdded['data']).lines : [],
    );
  }

  async take(
    taking: Taking,
    provider: string,
    payouts: readonly ReportedPayout[],
    source: PayoutSource = 'report',
  ): Promise<ReportTaken> {
    const taken = { payouts: 0, payoutLines: 0, known: 0 };
    for (const [index, payout] of payouts.entries()) {
      taken.payouts += 1;
      taken.payoutLines += payout.lines.length;
      if (!(await this.write(taking, provider, payout, source))) taken.known += 1;
      taking.onProgress((index + 1) * (taking.file.bytes / payouts.length), taking.file.bytes);
    }
    return taken;
  }

  /** Whether the payout is a new one. */
  private async write(
    taking: Taking,
    provider: string,
    payout: ReportedPayout,
    source: PayoutSource,
  ): Promise<boolean> {
    const { importId, merchantId, actor } = taking;
    const { lines, ...totals } = payout;
    const id = settlementIdOf(merchantId, provider, payout.payoutId);
    const envelope = (step: string) => ({
      commandId: deterministicId('import-payout', importId, id, step),
      correlationId: importId,
      causationId: importId,
      actor,
      merchantId,
    });
    const write = async (command: SettlementCommand, step: string) => {
      const result = await this.shell.execute(settlementAggregate, id, command, envelope(step));
      if (result.kind === 'rejected') throw new Error(`payout ${payout.payoutId}: ${result.refusal.code}`);
      return result.folded.state;
    };
    // Who lists its payouts lists them again with each fetch; the first word of a completed one stands.
    if (source === 'provider' && (await this.shell.load(settlementAggregate, id)).state.payout) return false;
    let from = 0;
    for (; lines.length - from > LINES_TOGETHER; from += LINES_TOGETHER)
      await write({ type: 'AddLines', from: from + 1, lines: lines.slice(from, from + LINES_TOGETHER) }, String(from));
    const announced = { ...totals, settlementId: id, merchantId, provider, source, importId };
    const last = { from: from + 1, lines: lines.slice(from) };
    const state = await write({ type: 'Announce', payout: announced, last }, 'announce');
    if (state.payout?.importId === importId) return true;
    // Only one that came since the check: what was taken in stands, and the next try is refused with the reason.
    if (source === 'report' && state.payout?.source === 'report' && !(await this.hasTheseLines(id, payout)))
      throw new Error(`payout ${payout.payoutId}: ${TOLD_OTHERWISE}`);
    return false;
  }
}

/** @throws Problem `import_refused`, with the line where it is no JSON */
function jsonOf(text: string): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const line = jsonFaultLine(text);
    throw line === undefined ? refused('file', error.detail) : refused(`line ${line}`, 'is not valid JSON', line);
  }
}

const isSame = ({ payout, lineCount }: SettlementState, told: ReportedPayout): boolean =>
  lineCount === told.lines.length &&
  (['net', 'currency', 'withheld', 'released'] as const).every((name) => payout![name] === told[name]);

const sayingsOf = (lines: readonly PayoutLine[]): string[] =>
  lines.map(({ kind, reference, gross, fee, exchange }) =>
    JSON.stringify([kind, reference, gross, fee, exchange?.charged.minor, exchange?.charged.currency, exchange?.rate]),
  );
