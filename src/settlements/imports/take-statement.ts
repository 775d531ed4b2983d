import { createReadStream } from 'node:fs';
import { CommandShell, deterministicId, emptyFold } from '#libs/command-shell';
import { readStatements, StatementBounds } from '#libs/iso20022';
import type { StatementItem } from '#libs/iso20022';
import { bankLineDecider, overlapOf } from '#libs/settlements';
import type { BankLineImported } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../personal-data/personal-data';
import { bankLineAggregate } from '../aggregates';
import { accountOf } from './account-of';
import { BoundedWork } from './bounded-work';
import { EqualEntries } from './equal-entries';
import { bookedDayOf, readLine, showingOf } from './bank-line-of-entry';
import type { ReadLine } from './bank-line-of-entry';
import type { ImportFile } from './import-file';
import { refused } from './refusals';

/**
 * As many lines are under way at a time: enough to fill the group commits of the store, and no more in memory, since
 * the size of each is bounded (`DETAILS_BYTES_MAX`).
 */
const TOGETHER = 128;

export interface StatementTaken {
  readonly bankLines: number;
  /** Of these, known from another statement. */
  readonly known: number;
  /** Of these, known by what they say alone: the statements do not tell whether it is shown again or another one. */
  readonly presumed?: number;
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
      if (item.type !== 'statement' && item.type !== 'entry') continue;
      const place = `statement ${item.statement.number}`;
      if (item.type === 'statement' && accountOf(item.statement) === undefined)
        throw refused(place, 'its account has no usable number', item.statement.line);
      if (item.type === 'entry' && item.entry.status === 'BOOK' && bookedDayOf(item.entry) === undefined)
        throw refused(`${place}, entry ${item.entry.number}`, 'a booked entry has no date', item.entry.line);
    }
  }

  async take(taking: Taking): Promise<StatementTaken> {
    const { file, onProgress } = taking;
    const equals = new EqualEntries();
    const taken = { bankLines: 0, known: 0, presumed: 0 };
    const work = new BoundedWork(TOGETHER);
    let bounds = new StatementBounds();
    for await (const item of this.read(file, (bytes) => onProgress((file.bytes + bytes) / 2, file.bytes))) {
      if (item.type === 'statement') {
        // What it shows again has to stand, so that it is found.
        await work.end();
        equals.restart();
        bounds = new StatementBounds();
      }
      if (item.type === 'balance') bounds.add(item.balance);
      if (item.type !== 'entry' || item.entry.status !== 'BOOK') continue;
      taken.bankLines += 1;
      const line = readLine(item.statement, item.entry, showingOf(item.statement, bounds));
      const place = `${item.statement.number}/${item.entry.number}`;
      const put = async (from: number): Promise<number> => {
        const { slot, standing } = await this.write(taking, line, place, from);
        if (standing !== 'new') taken.known += 1;
        if (standing === 'presumed') taken.presumed += 1;
        return slot;
      };
      await work.begin(() => equals.next(line.key, put));
    }
    await work.end();
    const { presumed, ...counts } = taken;
    return presumed > 0 ? taken : counts;
  }

  private read(file: ImportFile, onBytes: (bytes: number) => void): AsyncGenerator<StatementItem> {
    return readStatements(createReadStream(file.path), { onProgress: ({ bytes }) => onBytes(bytes) });
  }

  /** Puts the line into the first slot that is free, or that holds it already. */
  private async write(
    taking: Taking,
    read: ReadLine,
    place: string,
    from: number,
  ): Promise<{ readonly slot: number; readonly standing: 'new' | 'known' | 'presumed' }> {
    for (let slot = from; ; slot += 1) {
      const kept = await this.writeAs(read.identityIn(slot), taking, read, place);
      // An import that goes on after a crash meets its own lines again.
      if (kept.importId === taking.importId && kept.place === place) return { slot, standing: 'new' };
      if (!isEqual(kept, read)) continue;
      const overlap = kept.shown ? overlapOf(kept.shown, read.shown) : 'unknown';
      if (overlap === 'apart' || (overlap === 'seemingly_apart' && !read.isReferenced)) continue;
      return { slot, standing: overlap === 'unknown' && !read.isReferenced ? 'presumed' : 'known' };
    }
  }

  /** What stands under this identity: the line, or the one that was there before it. */
  private async writeAs(
    identity: string,
    { importId, merchantId, actor }: Taking,
    { key: _, identityIn: __, isReferenced: ___, other, ...facts }: ReadLine,
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

/** The command that took a line in: the cause of what follows from the line. */
export const importLineCommandId = (bankLineId: string): string => deterministicId('import-line', bankLineId);

/** Where the sealed side of a bank line belongs. */
export const bankLinePlace = (bankLineId: string): string => `bank-line/${bankLineId}/details`;
