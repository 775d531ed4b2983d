import { createReadStream } from 'node:fs';
import { CommandShell, deterministicId, emptyFold } from '#libs/command-shell';
import { readStatements } from '#libs/iso20022';
import type { StatementItem } from '#libs/iso20022';
import { bankLineDecider } from '#libs/settlements';
import type { BankLineImported } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../personal-data/personal-data';
import { bankLineAggregate } from '../aggregates';
import { BoundedWork } from './bounded-work';
import { EqualEntries } from './equal-entries';
import { accountOf, bookedDayOf, readLine } from './bank-line-of-entry';
import type { ReadLine } from './bank-line-of-entry';
import type { ImportFile } from './import-file';
import { refused } from './refusals';

/** As many lines are under way at a time: enough to fill the group commits of the store, and no more in memory. */
const TOGETHER = 128;

const ACCOUNT = /^[A-Za-z0-9._-]{1,60}$/;

export interface StatementTaken {
  readonly bankLines: number;
  /** Of these, known from another statement. */
  readonly known: number;
}

/** How far the work is: of two readings of the file, the first checks and the second writes. */
export type OnProgress = (bytes: number, total: number) => void;

export interface Taking {
  readonly importId: string;
  readonly merchantId: string;
  readonly actor: string;
  readonly file: ImportFile;
  readonly onProgress: OnProgress;
}

/** A camt.053 statement of a bank: each booked entry becomes one line, whichever statement shows it again. */
@Injectable()
export class TakeStatement {
  constructor(
    private readonly shell: CommandShell,
    private readonly personalData: PersonalData,
  ) {}

  /**
   * Reads all of it and writes nothing.
   * @throws DocumentRefusedError, Problem `import_refused`
   */
  async check({ file, onProgress }: Taking): Promise<void> {
    for await (const item of this.read(file, (bytes) => onProgress(bytes / 2, file.bytes))) {
      if (item.type === 'statement' && !ACCOUNT.test(accountOf(item.statement)))
        throw refused(`statement ${item.statement.number}`, 'its account has no usable number');
      if (item.type === 'entry' && item.entry.status === 'BOOK' && bookedDayOf(item.entry) === undefined)
        throw refused(`statement ${item.statement.number}, entry ${item.entry.number}`, 'a booked entry has no date');
    }
  }

  async take(taking: Taking): Promise<StatementTaken> {
    const { file, onProgress } = taking;
    const equals = new EqualEntries();
    const taken = { bankLines: 0, known: 0 };
    const work = new BoundedWork(TOGETHER);
    for await (const item of this.read(file, (bytes) => onProgress((file.bytes + bytes) / 2, file.bytes))) {
      if (item.type === 'statement') equals.restart();
      if (item.type !== 'entry' || item.entry.status !== 'BOOK') continue;
      taken.bankLines += 1;
      const line = readLine(item.statement, item.entry, equals);
      const place = `${item.statement.number}/${item.entry.number}`;
      // The equal ones before it have to stand, so that each finds its own place.
      if (line.rank > 1) await work.end();
      await work.begin(async () => {
        const isNew = await this.write(taking, line, place);
        taken.known += isNew ? 0 : 1;
      });
    }
    await work.end();
    return taken;
  }

  private read(file: ImportFile, onBytes: (bytes: number) => void): AsyncGenerator<StatementItem> {
    return readStatements(createReadStream(file.path), { onProgress: ({ bytes }) => onBytes(bytes) });
  }

  /** Whether the line is a new one. */
  private async write(taking: Taking, read: ReadLine, place: string): Promise<boolean> {
    let kept = await this.writeAs(read.identity, taking, read, place);
    let rank = isEqual(kept, read) ? 1 : 0;
    for (let copy = 2; rank < read.rank; copy++) {
      kept = await this.writeAs(identityOfCopy(read, copy), taking, read, place);
      if (isEqual(kept, read)) rank += 1;
    }
    // An import that goes on after a crash meets its own lines again.
    return kept.importId === taking.importId && kept.place === place;
  }

  /** What stands under this identity: the line, or the one that was there before it. */
  private async writeAs(
    identity: string,
    { importId, merchantId, actor }: Taking,
    { identity: _, rank: __, other, ...facts }: ReadLine,
    place: string,
  ): Promise<Kept> {
    const bankLineId = deterministicId('bank-line', merchantId, facts.account, identity);
    const subject = `bank:${merchantId}:${facts.bookedOn.slice(0, 7)}`;
    const details = await this.personalData.seal(subject, bankLinePlace(bankLineId), other);
    const line = { ...facts, bankLineId, merchantId, details, importId, place };
    const commandId = importLineCommandId(bankLineId);
    const envelope = { commandId, correlationId: importId, causationId: importId, actor, merchantId };
    const from = emptyFold(`bankline-${bankLineId}`, bankLineDecider.initial);
    const result = await this.shell.execute(bankLineAggregate, bankLineId, { type: 'ImportLine', line }, envelope, {
      from,
    });
    return result.folded.state.line!;
  }
}

type Kept = BankLineImported['data'];

/**
 * Whether what stands there may be this line. Some banks give one reference to several bookings, such as a payment and
 * its fee: another amount or day is another line.
 */
const isEqual = (kept: Kept, { amount, bookedOn }: ReadLine): boolean =>
  kept.amount.minor === amount.minor && kept.amount.currency === amount.currency && kept.bookedOn === bookedOn;

const identityOfCopy = ({ identity, bookedOn, amount: { minor, currency } }: ReadLine, copy: number): string =>
  [identity, bookedOn, minor, currency, copy].join('/');

/** The command that took a line in: the cause of what follows from the line. */
export const importLineCommandId = (bankLineId: string): string => deterministicId('import-line', bankLineId);

/** Where the sealed side of a bank line belongs. */
export const bankLinePlace = (bankLineId: string): string => `bank-line/${bankLineId}/details`;
