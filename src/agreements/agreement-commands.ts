import type { AgreementCommand } from '#libs/agreements';
import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { Injectable } from '@nestjs/common';
import { Problem } from '../common/problems';
import { agreementAggregate } from './agreement-aggregate';
import type { FoldedAgreement } from './agreement-aggregate';
import { problemFromRefusal } from './refusals';

export interface AgreementAnswer {
  readonly folded: FoldedAgreement;
  readonly replayed: boolean;
}

/** What every command on an existing agreement does around its own decision. */
@Injectable()
export class AgreementCommands {
  constructor(private readonly shell: CommandShell) {}

  /** @throws Problem `not_found`, also for another merchant's agreement */
  async load(agreementId: string, merchantId: string): Promise<FoldedAgreement> {
    const folded = await this.shell.load(agreementAggregate, agreementId);
    if (folded.state.agreement?.merchantId !== merchantId)
      throw new Problem('not_found', 'There is no such agreement.');
    return folded;
  }

  /** The first answer to a command that happened before; undefined for a new one. */
  async answerBefore(agreementId: string, envelope: CommandEnvelope): Promise<AgreementAnswer | undefined> {
    const folded = await this.shell.replayed(agreementAggregate, agreementId, envelope);
    return folded && { folded, replayed: true };
  }

  /** @throws Problem for what is refused */
  async run(agreementId: string, envelope: CommandEnvelope, command: AgreementCommand): Promise<AgreementAnswer> {
    const from = await this.load(agreementId, envelope.merchantId);
    return this.execute(agreementId, envelope, command, from);
  }

  async execute(
    agreementId: string,
    envelope: CommandEnvelope,
    command: AgreementCommand,
    from: FoldedAgreement,
  ): Promise<AgreementAnswer> {
    const result = await this.shell.execute(agreementAggregate, agreementId, command, envelope, { from });
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    return { folded: result.folded, replayed: result.kind === 'replayed' };
  }

  /** @throws Problem when the command would be refused now; for callers that do something else first */
  assertAccepted(folded: FoldedAgreement, command: AgreementCommand, now: Date): void {
    const decision = agreementAggregate.decider.decide(folded.state, command, { now });
    if ('reject' in decision) throw problemFromRefusal(decision.reject);
  }
}
