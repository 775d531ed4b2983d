import type { XmlElement } from '../xml/element';
import { DocumentRefusedError } from '../xml/error';
import type { Frame } from '../xml/frame';
import type { RecordFold } from '../xml/read-records';
import { sideOf, toBatch, toDetails, toEntry } from './map-entry';
import { toBalance, toHeader, toMessage } from './map-header';
import type { Batch, StatementHeader, StatementItem, TransactionDetails } from './model';
import { versionOf } from './shape';
import { checkBatch, StatementSums } from './sums';

export interface StatementLimits {
  /** Entries of the whole file. */
  readonly entries: number;
  /** Transactions that one entry lists; these are held at one time. */
  readonly detailsPerEntry: number;
}

/** Rows come from inside out: transactions, then the batch around them, then the entry, then the statement. */
export class StatementFold implements RecordFold<StatementItem> {
  entries = 0;
  private statements = 0;
  private items: StatementItem[] = [];
  private current?: { header: StatementHeader; sums: StatementSums; entries: number };
  private details: TransactionDetails[] = [];
  private batches: Batch[] = [];
  /** Transactions that belong to batches already complete. */
  private inBatches = 0;

  constructor(private readonly limits: StatementLimits) {}

  record(element: XmlElement, parent: Frame, namespace: string): void {
    switch (element.name) {
      case 'GrpHdr':
        this.items.push({ type: 'message', message: toMessage(element, versionOf(namespace)) });
        break;
      case 'Bal':
        this.balance(element, parent);
        break;
      case 'TxDtls':
        this.transaction(element, parent);
        break;
      case 'NtryDtls':
        this.batchEnd(element, parent);
        break;
      case 'Ntry':
        this.entry(element);
        break;
      case 'Stmt':
        this.statementEnd(element);
        break;
    }
  }

  take(): StatementItem[] {
    const ready = this.items;
    this.items = [];
    return ready;
  }

  end(bytes: number): void {
    const { statements, entries } = this;
    this.items.push({ type: 'complete', totals: { statements, entries, bytes } });
  }

  private balance(element: XmlElement, parent: Frame): void {
    if (!this.current) {
      this.statements += 1;
      const header = toHeader(parent, this.statements);
      this.current = { header, sums: new StatementSums(header.account.currency), entries: 0 };
      this.items.push({ type: 'statement', statement: header });
    }
    const { header, sums } = this.current;
    const balance = toBalance(element);
    sums.addBalance(balance, element);
    this.items.push({ type: 'balance', statement: header, balance });
  }

  private transaction(element: XmlElement, batch: Frame): void {
    if (this.details.length >= this.limits.detailsPerEntry) {
      throw new DocumentRefusedError('limit', 'an entry lists too many transactions', element);
    }
    this.details.push(toDetails(element, sideOf(batch.parent!)));
  }

  private batchEnd(element: XmlElement, entry: Frame): void {
    const batch = toBatch(element, sideOf(entry));
    if (batch) {
      checkBatch(batch, this.details.slice(this.inBatches), element);
      this.batches.push(batch);
    }
    this.inBatches = this.details.length;
  }

  private entry(element: XmlElement): void {
    const { header, sums } = this.current!;
    if (this.entries >= this.limits.entries) {
      throw new DocumentRefusedError('limit', 'the document has too many entries', element);
    }
    this.entries += 1;
    this.current!.entries += 1;
    const entry = toEntry(element, this.current!.entries);
    sums.addEntry(entry, element);
    const { batches, details } = this;
    this.items.push({ type: 'entry', statement: header, entry: { ...entry, batches, details } });
    [this.batches, this.details, this.inBatches] = [[], [], 0];
  }

  private statementEnd(element: XmlElement): void {
    const { header, sums } = this.current!;
    this.items.push({ type: 'statement-end', statement: header, totals: sums.finish(element, element) });
    this.current = undefined;
  }
}
