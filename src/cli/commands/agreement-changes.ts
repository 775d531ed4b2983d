import type { AgreementCommand } from '#libs/agreements';
import { CommandShell } from '#libs/command-shell';
import { CommandBus } from '@nestjs/cqrs';
import { Argument, InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { agreementAggregate } from '../../agreements/agreement-aggregate';
import type { FoldedAgreement } from '../../agreements/agreement-aggregate';
import { AgreementCommands } from '../../agreements/agreement-commands';
import type { AgreementAnswer } from '../../agreements/agreement-commands';
import { ChangeCard } from '../../agreements/card/change-card.handler';
import { cancelOf, changeAmountOf, giveConsentOf, pauseOf } from '../../agreements/commands/command-of';
import { AgreementPresenter } from '../../agreements/view/agreement-presenter';
import type { AgreementView } from '../../agreements/view/agreement.view';
import type { Get } from '../../feature';
import { time } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { withApplication } from '../ledger-application';
import { outputOf } from '../options';
import type { Output } from '../output';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Error for an agreement that does not exist */
export async function loadAgreement(get: Get, id: string): Promise<FoldedAgreement> {
  const folded = UUID.test(id) ? await get(CommandShell).load(agreementAggregate, id) : undefined;
  if (!folded?.state.agreement) throw new Error(`There is no agreement ${id}.`);
  return folded;
}

type Tell = (output: Output, view: AgreementView) => void;
type Change = (get: Get, folded: FoldedAgreement) => Promise<AgreementAnswer>;

interface ChangeOptions extends ConsentOptions {
  readonly until?: Date;
  readonly reason?: string;
  readonly atPeriodEnd?: boolean;
  readonly fromPeriod?: number;
  readonly prorate?: 'next_charge' | 'charge_now';
  readonly refundUnused?: boolean;
  readonly use?: string;
  readonly ceiling?: string;
  readonly reference?: string;
  readonly closeCharges?: boolean;
}

function reason(value: string): string {
  if (/^[a-z0-9_]{1,40}$/.test(value)) return value;
  throw new InvalidArgumentError('A reason is one word of a-z 0-9 _, such as customer_request.');
}

function period(value: string): number {
  if (/^\d{1,5}$/.test(value)) return Number.parseInt(value, 10);
  throw new InvalidArgumentError('A period is its number: 0, 1, 2 …');
}

const envelopeOf = ({ state }: FoldedAgreement) => shellEnvelope(state.agreement!.merchantId);

const byCommand =
  (command: AgreementCommand): Change =>
  (get, folded) =>
    get(AgreementCommands).execute(folded.state.agreement!.agreementId, envelopeOf(folded), command, folded);

type Run = (id: string, options: ConsentOptions, command: Command, would: string, what: Change) => Promise<void>;
type Make = (name: string, description: string) => Command;

/** Commands that change an agreement; each asks before it does it. */
export function addAgreementChanges(group: Command, tell: Tell): void {
  const make: Make = (name, description) =>
    withConsent(group.command(name)).description(description).argument('<agreement>', 'its id');
  const run: Run = async (id, options, command, would, what) => {
    const output = outputOf(command);
    await withApplication(output, async (get) => {
      const folded = await loadAgreement(get, id);
      const plan = { would: `${would} (agreement ${folded.state.agreement!.reference})`, data: { id } };
      if (!(await agreed(output, options, plan))) return;
      const { folded: after } = await what(get, folded);
      tell(output, await get(AgreementPresenter).present(after));
    });
  };
  addLife(make, run);
  addTerms(make, run);
  addCharges(make, run);
}

function addLife(make: Make, run: Run): void {
  make('pause', 'skip what begins from now on')
    .option('--until <time>', 'end by itself then', time)
    .option('--reason <word>', 'why; one word, no personal data', reason)
    .action((id: string, options: ChangeOptions, command: Command) =>
      run(id, options, command, 'pause it', byCommand(pauseOf(options))),
    );

  make('resume', 'end a pause').action((id: string, options: ChangeOptions, command: Command) =>
    run(id, options, command, 'let it go on', byCommand({ type: 'Resume' })),
  );

  make('resume-billing', 'let a parked agreement go on where it stood')
    .requiredOption('--reason <text>', 'why it will go better now; no personal data')
    .action((id: string, { reason: why, ...options }: ChangeOptions & { reason: string }, command: Command) =>
      run(id, options, command, 'bill it again', byCommand({ type: 'ResumeBilling', reason: why })),
    );

  make('cancel', 'end it at once, or with the period that runs')
    .option('--at-period-end', 'with the period that runs')
    .option('--refund-unused', 'refund what is paid for the days after this one')
    .option('--reason <word>', 'why; one word, no personal data', reason)
    .action((id: string, options: ChangeOptions, command: Command) => {
      const when = options.atPeriodEnd ? 'period_end' : 'now';
      const would = options.atPeriodEnd ? 'end it with the period that runs' : 'end it now';
      const unused = options.refundUnused ? 'refund' : 'none';
      const what = cancelOf({ when, unused_days: unused, reason: options.reason });
      return run(id, options, command, would, byCommand(what));
    });
}

function addTerms(make: Make, run: Run): void {
  make('amount', 'another price, from a period on or at once')
    .argument('<value>', 'such as 12.90')
    .option('--from-period <number>', 'the first period at this price; default: the next one', period)
    .addOption(
      new Option('--prorate <how>', 'at once: what the days that are left cost more goes there').choices([
        'next_charge',
        'charge_now',
      ]),
    )
    .action((id: string, value: string, options: ChangeOptions, command: Command) =>
      run(id, options, command, `set its price to ${value}`, (get, folded) => {
        const amount = { value, currency: folded.state.agreement!.amount.currency };
        const { fromPeriod, prorate: proration } = options;
        const effective = proration && ('immediately' as const);
        return byCommand(changeAmountOf({ amount, from_period: fromPeriod, effective, proration }))(get, folded);
      }),
    );

  make('consent', 'the customer has agreed anew: this consent holds instead of the one before')
    .option('--ceiling <value>', 'no more than this in one charge, such as 40.00')
    .requiredOption('--reference <text>', 'by which you can prove it; no personal data')
    .option('--close-charges', 'charges for several missed periods within 24 hours are agreed')
    .action((id: string, options: ChangeOptions, command: Command) =>
      run(id, options, command, 'replace the consent', (get, folded) => {
        const { ceiling: value, reference, closeCharges } = options;
        const ceiling = value === undefined ? undefined : { value, currency: folded.state.agreement!.amount.currency };
        const consent = { reference, ceiling, close_charges: closeCharges };
        return byCommand(giveConsentOf(consent))(get, folded);
      }),
    );

  make('zone', 'the customer lives by another clock, from the next period on')
    .argument('<zone>', 'such as America/New_York')
    .action((id: string, zone: string, options: ChangeOptions, command: Command) =>
      run(id, options, command, `tell its time by ${zone}`, byCommand({ type: 'ChangeZone', zone })),
    );
}

function addCharges(make: Make, run: Run): void {
  make('card', 'ask the customer for another card, or use one that is on file')
    .option('--use <card>', 'a card on file that the merchant may charge')
    .action((id: string, { use, ...consent }: ChangeOptions, command: Command) =>
      run(id, consent, command, use ? `charge card ${use} from now on` : 'ask for a card', (get, folded) =>
        get(CommandBus).execute(new ChangeCard(id, { card_id: use }, envelopeOf(folded))),
      ),
    );

  make('retry', 'try the open charge now, instead of when it was scheduled').action(
    (id: string, options: ChangeOptions, command: Command) =>
      run(id, options, command, 'try its open charge now', byCommand({ type: 'Retry' })),
  );

  make('review', 'decide about the periods that are held')
    .addArgument(new Argument('<decision>', 'what becomes of them').choices(['charge', 'waive']))
    .action((id: string, decision: 'charge' | 'waive', options: ChangeOptions, command: Command) =>
      run(id, options, command, `${decision} what is held`, byCommand({ type: 'ReviewHeld', decision })),
    );
}
