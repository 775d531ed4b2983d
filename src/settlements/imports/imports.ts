import { CommandShell, deterministicId } from '#libs/command-shell';
import type { Folded } from '#libs/command-shell';
import type { ImportCompleted, ImportFormat, ImportState } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { importAggregate } from '../aggregates';
import type { ImportFile } from './import-file';
import { refusalOf, refused } from './refusals';
import { TakeReport } from './take-report';
import { TakeStatement } from './take-statement';
import type { OnProgress, Taking } from './take-statement';

export interface ImportRequest {
  readonly merchantId: string;
  readonly actor: string;
  readonly format: ImportFormat;
  /** Whose report it is; a statement of the bank needs none. */
  readonly provider?: string;
  readonly file: ImportFile;
  readonly onProgress?: OnProgress;
}

export interface ImportResult {
  readonly folded: Folded<ImportState>;
  /** The same file was taken in before. */
  readonly replayed: boolean;
}

type Counts = Omit<ImportCompleted['data'], 'completedAt'>;

/**
 * Takes a file in: checked whole first, so that a wrong one writes nothing; then line by line, each into a stream of
 * its own. The same content is taken in once, and an import that died in between is finished by sending the file again.
 */
@Injectable()
export class Imports {
  constructor(
    private readonly shell: CommandShell,
    private readonly statements: TakeStatement,
    private readonly reports: TakeReport,
  ) {}

  /** @throws Problem `import_refused` with place and reason */
  async import(request: ImportRequest): Promise<ImportResult> {
    const { merchantId, actor, format, file, onProgress = () => undefined } = request;
    // A statement names its bank itself, so what stands beside it makes no other file of it.
    const provider = format === 'camt.053' ? '' : (request.provider ?? '');
    const importId = deterministicId('import', merchantId, provider, file.sha256);
    const known = await this.shell.load(importAggregate, importId);
    if (known.state.completed) return { folded: known, replayed: true };
    const taking: Taking = { importId, merchantId, actor, file, onProgress };
    const take = await this.checked(taking, format, provider).catch((error: unknown) => {
      throw refusalOf(error);
    });
    const started = { importId, merchantId, format, sha256: file.sha256, bytes: file.bytes };
    await this.record(taking, { type: 'Start', file: started });
    return { folded: await this.record(taking, { type: 'Complete', counts: await take() }), replayed: false };
  }

  /** The work that is left when the file is known to be right. */
  private async checked(taking: Taking, format: ImportFormat, provider: string): Promise<() => Promise<Counts>> {
    if (format === 'camt.053') {
      await this.statements.check(taking);
      return async () => ({ payouts: 0, payoutLines: 0, ...(await this.statements.take(taking)) });
    }
    if (provider === '') throw refused('provider', 'a report needs the name of its provider');
    const payouts = await this.reports.read(taking, format, provider);
    return async () => ({ bankLines: 0, ...(await this.reports.take(taking, provider, payouts)) });
  }

  private async record(
    { importId, merchantId, actor }: Taking,
    command: Parameters<typeof importAggregate.decider.decide>[1],
  ): Promise<Folded<ImportState>> {
    const commandId = deterministicId('import', importId, command.type);
    const envelope = { commandId, correlationId: importId, actor, merchantId };
    const result = await this.shell.execute(importAggregate, importId, command, envelope);
    if (result.kind === 'rejected') throw new Error(`import ${importId} is not there`);
    return result.folded;
  }
}
