import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { checkReport, parseCsvReport, parseJsonReport } from '#libs/settlements';
import type {
  ImportFormat,
  PayoutLine,
  PayoutLinesAdded,
  PayoutSource,
  ReportedPayout,
  SettlementState,
} from '#libs/settlements';
import { Inject, Injectable } from '@nestjs/common';
import { parseStrictJson } from '../../common/http/strict-json';
import { EVENT_STORE } from '../../persistence/tokens';
import { settlementIdOf } from '../../reconciliation/settlement-id';
import { settlementAggregate } from '../aggregates';
import { refused } from './refusals';
import type { Taking } from './take-statement';

/** Far more than a provider's month; it is read as a whole. */
const REPORT_BYTES_MAX = 64 * 1024 * 1024;
/** Lines of one event: well below what one append may hold. */
const LINES_TOGETHER = 1_000;

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
    const payouts = format === 'report.csv' ? parseCsvReport(text) : parseJsonReport(parseStrictJson(text));
    await this.check(merchantId, provider, payouts);
    return payouts;
  }

  /** That the payouts are right in themselves, and not known with other amounts. */
  async check(merchantId: string, provider: string, payouts: readonly ReportedPayout[]): Promise<void> {
    checkReport(payouts);
    for (const payout of payouts) {
      const id = settlementIdOf(merchantId, provider, payout.payoutId);
      const { state } = await this.shell.load(settlementAggregate, id);
      if (!state.payout) continue;
      const place = `payout ${payout.payoutId}`;
      if (!isSame(state, payout)) throw refused(place, 'another file told of it with other amounts');
      if (state.payout.source === 'report' && !(await this.hasTheseLines(id, payout)))
        throw refused(place, 'another file told of it with other lines; resolve what differs as a break');
    }
  }

  /** In whatever order: a report may be sorted in another way. */
  private async hasTheseLines(settlementId: string, { lines }: ReportedPayout): Promise<boolean> {
    const { events } = await this.store.read(`settlement-${settlementId}`);
    const told = events.flatMap(({ type, data }) =>
      type === 'PayoutLinesAdded' ? (data as PayoutLinesAdded['data']).lines : [],
    );
    return sayingsOf(told) === sayingsOf(lines);
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
    for (let from = 0; from < lines.length; from += LINES_TOGETHER) {
      const some = lines.slice(from, from + LINES_TOGETHER);
      const command = { type: 'AddLines', from: from + 1, lines: some } as const;
      await this.shell.execute(settlementAggregate, id, command, envelope(String(from)));
    }
    const announced = { ...totals, settlementId: id, merchantId, provider, source, importId };
    const command = { type: 'Announce', payout: announced } as const;
    const result = await this.shell.execute(settlementAggregate, id, command, envelope('announce'));
    if (result.kind === 'rejected') throw new Error(`payout ${payout.payoutId}: ${result.refusal.code}`);
    return result.folded.state.payout?.importId === importId;
  }
}

const isSame = ({ payout, lineCount }: SettlementState, told: ReportedPayout): boolean =>
  lineCount === told.lines.length &&
  (['net', 'currency', 'withheld', 'released'] as const).every((name) => payout![name] === told[name]);

const sayingsOf = (lines: readonly PayoutLine[]): string =>
  lines
    .map(({ kind, reference, gross, fee, exchange }) =>
      JSON.stringify([
        kind,
        reference,
        gross,
        fee,
        exchange?.charged.minor,
        exchange?.charged.currency,
        exchange?.rate,
      ]),
    )
    .sort()
    .join('\n');
