import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { Sealer } from '#libs/sealing';
import type { BankLineImported, ImportCompleted } from '#libs/settlements';
import { PersonalData } from '../../src/personal-data/personal-data';
import { describeFile } from '../../src/settlements/imports/import-file';
import { Imports } from '../../src/settlements/imports/imports';
import { TakeReport } from '../../src/settlements/imports/take-report';
import { TakeStatement } from '../../src/settlements/imports/take-statement';

const key = { keyId: 'key', key: randomBytes(32) };
const keyring = { keyFor: async () => key, find: async () => key, destroy: async () => 0 };

export const personalData = new PersonalData(new Sealer(keyring, randomBytes(32)));

export function importsInto(store: EventStore): Imports {
  const shell = new CommandShell(store, systemClock);
  return new Imports(shell, new TakeStatement(shell, personalData), new TakeReport(shell, store));
}

/** Imports the text of a statement. */
export async function takeStatement(store: EventStore, xml: string): Promise<ImportCompleted['data'] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  try {
    const path = join(folder, 'statement.xml');
    await writeFile(path, xml);
    const request = { merchantId: 'shop', actor: 'test', format: 'camt.053', file: await describeFile(path) } as const;
    const { folded } = await importsInto(store).import(request);
    return folded.state.completed;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The lines of the bank that are in the books. */
export async function linesIn(store: EventStore): Promise<BankLineImported['data'][]> {
  const { events } = await store.readAll(0n, 10_000);
  return events.filter(({ type }) => type === 'BankLineImported').map(({ data }) => data as BankLineImported['data']);
}
