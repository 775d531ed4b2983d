import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { checkReport, parseCsvReport, parseJsonReport } from '#libs/settlements';
import type { ImportFormat, PayoutSource, ReportedPayout, SettlementState } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { parseStrictJson } from '../../common/http/strict-json';
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
  constructor(private readonly shell: CommandShell) {}

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
      const { state } = await this.shell.load(
        settlementAggregate,
        settlementIdOf(merchantId, provider, payout.payoutId),
      );
      if (state.payout && !isSame(state, payout))
        throw refused(`payout ${payout.payoutId}`, 'another file told of it with other amounts');
    }
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

const isSame = ({ payout, lineCount }: SettlementState, { net, currency, lines }: ReportedPayout): boolean =>
  payout!.net === net && payout!.currency === currency && lineCount === lines.length;
