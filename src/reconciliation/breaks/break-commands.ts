import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope, Folded } from '#libs/command-shell';
import type { BreakCommand, BreakState } from '#libs/settlements';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../common/problems';
import { Pool } from 'pg';
import { breakAggregate } from '../../settlements/aggregates';
import { decideInTurn } from '../decide-in-turn';
import { refusedBreak } from './refusals';
import { resolvedBefore } from './resolved-before';

interface Done {
  readonly folded: Folded<BreakState>;
  readonly replayed: boolean;
}

/** What people decide about a break, over the API as at the console. */
@Injectable()
export class BreakCommands {
  constructor(
    private readonly shell: CommandShell,
    private readonly pool: Pool,
  ) {}

  /** @throws Problem `not_found`, also for a break of another merchant */
  async load(id: string, merchantId: string): Promise<Folded<BreakState>> {
    const folded = await this.shell.load(breakAggregate, id);
    if (folded.state.facts?.merchantId === merchantId) return folded;
    throw new Problem('not_found', 'There is no such break.');
  }

  /** @throws Problem as `load`, and for what the break does not allow */
  async run(id: string, command: BreakCommand, envelope: CommandEnvelope): Promise<Done> {
    const execute = () => this.execute(id, command, envelope);
    return command.type === 'Resolve' ? decideInTurn(this.pool, envelope.merchantId, execute) : execute();
  }

  private async assertNotResolvedBefore(state: BreakState): Promise<void> {
    const other = state.status === 'open' ? await resolvedBefore(this.shell, this.pool, state) : undefined;
    if (other === undefined) return;
    const why = `The break ${other} about the same money was resolved: a second decision would book it again.`;
    throw new Problem('break_closed', `${why} The next run of matching closes this one.`);
  }

  private async execute(id: string, command: BreakCommand, envelope: CommandEnvelope): Promise<Done> {
    const from = await this.load(id, envelope.merchantId);
    if (command.type === 'Resolve') await this.assertNotResolvedBefore(from.state);
    const result = await this.shell.execute(breakAggregate, id, command, envelope, { from });
    if (result.kind === 'rejected') throw refusedBreak(result.refusal);
    return { folded: result.folded, replayed: result.kind === 'replayed' };
  }
}
