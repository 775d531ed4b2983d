import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { orderStatus } from '#libs/payments';
import { Sealer } from '#libs/sealing';
import type { Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Option } from 'commander';
import type { Command } from 'commander';
import { canonicalJson } from '../../common/http';
import { NoFieldsDto, StrictValidationPipe } from '../../common/validation';
import { Approvals } from '../../console/approvals/approvals';
import type { RefundAsked } from '../../console/approvals/approvals';
import { ConsoleRefundDto } from '../../console/orders/refund.dto';
import type { Get } from '../../feature';
import { CancelOrder } from '../../orders/cancel/cancel.handler';
import { CaptureDto } from '../../orders/capture/capture.dto';
import { CaptureOrder } from '../../orders/capture/capture.handler';
import { EndDisputeDto } from '../../orders/end-dispute/end-dispute.dto';
import { EndDispute } from '../../orders/end-dispute/end-dispute.handler';
import { orderAggregate } from '../../orders/order-aggregate';
import type { FoldedOrder } from '../../orders/order-aggregate';
import { RecordReturnDto } from '../../orders/record-return/record-return.dto';
import { RecordReturn } from '../../orders/record-return/record-return.handler';
import { ResolveOperationDto } from '../../orders/resolve-operation/resolve-operation.dto';
import { ResolveOperation } from '../../orders/resolve-operation/resolve-operation.handler';
import { VoidOrder } from '../../orders/void/void.handler';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { withApplication } from '../ledger-application';
import { outputOf } from '../options';
import { showOrder } from './show-order';

interface ActOptions extends ConsentOptions {
  readonly key?: string;
  readonly amount?: string;
  readonly final?: boolean;
  readonly outcome?: string;
  readonly reason?: string;
  readonly reference?: string;
  readonly toAddress?: string;
}

/** What is done to an order: the command of the API, with its own rules for the body. */
interface Act<B extends object> {
  readonly would: string;
  readonly rule: Type<B>;
  readonly body: object;
  /** Which part of the order it is about, where that is no part of the body. */
  readonly part?: string;
  readonly run: (get: Get, body: B, envelope: CommandEnvelope) => Promise<RefundAsked>;
}

const NOTHING = { rule: NoFieldsDto, body: {} };
const OUTCOME = ['succeeded', 'failed'];

/** Everything that an operator does to an order; each asks before it does it. */
export function addOrderActs(orders: Command): void {
  const act = (name: string, description: string): Command =>
    withConsent(orders.command(name))
      .description(description)
      .argument('<order>', 'its id')
      .option('--key <text>', 'the same key does it once, however often it is said; default: a new one');
  addMovements(act);
  addFindings(act);
}

type Make = (name: string, description: string) => Command;

function addMovements(make: Make): void {
  make('capture', 'capture all or part of what is authorised')
    .option('--amount <value>', 'in the currency of the order; default: all that is capturable')
    .option('--final', 'give back the rest of the hold with this capture')
    .action((id: string, options: ActOptions, command: Command) =>
      perform(id, options, command, (order) => ({
        would: `capture ${options.amount ?? 'all that can be captured'}`,
        rule: CaptureDto,
        body: { amount: amountOf(order, options), final: options.final },
        run: (get, body: CaptureDto, envelope) => get(CommandBus).execute(new CaptureOrder(id, body, envelope)),
      })),
    );

  make('void', 'give back the hold').action((id: string, options: ActOptions, command: Command) =>
    perform(id, options, command, () => ({
      ...NOTHING,
      would: 'give back the hold',
      run: (get, _, envelope) => get(CommandBus).execute(new VoidOrder(id, envelope)),
    })),
  );

  make('cancel', 'close an order that holds no money').action((id: string, options: ActOptions, command: Command) =>
    perform(id, options, command, () => ({
      ...NOTHING,
      would: 'close it for ever',
      run: (get, _, envelope) => get(CommandBus).execute(new CancelOrder(id, envelope)),
    })),
  );

  make('refund', 'give back all or part of what was captured; above the limit of one person another one has to agree')
    .requiredOption('--amount <value>', 'in the currency of the order')
    .requiredOption('--reason <text>', 'why; kept encrypted')
    .option('--to-address <address>', 'of a payment in coins: where they go')
    .action((id: string, options: ActOptions, command: Command) =>
      perform(id, options, command, (order) => ({
        would: `refund ${options.amount}`,
        rule: ConsoleRefundDto,
        body: { amount: amountOf(order, options), reason: options.reason, to_address: options.toAddress },
        // Who sits at a shell is one person, too: the limit of the console holds here.
        run: (get, body: ConsoleRefundDto, envelope) => get(Approvals).refund(id, body, envelope),
      })),
    );
}

/** What a person has found out elsewhere. */
function addFindings(make: Make): void {
  make('resolve', 'state the outcome of an operation in doubt, as found at the provider')
    .argument('<operation>', 'its number')
    .addOption(new Option('--outcome <outcome>', 'what became of it').choices(OUTCOME).makeOptionMandatory())
    .requiredOption('--reason <text>', 'where this is known from; no personal data')
    .option('--reference <text>', 'of the operation at the provider')
    .action((id: string, operation: string, options: ActOptions, command: Command) =>
      perform(id, options, command, () => ({
        would: `record that operation ${operation} has ${options.outcome}`,
        rule: ResolveOperationDto,
        part: operation,
        body: { outcome: options.outcome, reason: options.reason, provider_reference: options.reference },
        run: (get, body, envelope) => get(CommandBus).execute(new ResolveOperation(id, operation, body, envelope)),
      })),
    );

  make('end-dispute', 'state how a dispute ended, as found at the provider')
    .argument('<dispute>', 'its number')
    .addOption(new Option('--outcome <outcome>', 'how it ended').choices(['won', 'lost']).makeOptionMandatory())
    .requiredOption('--reason <text>', 'where this is known from; no personal data')
    .action((id: string, dispute: string, options: ActOptions, command: Command) =>
      perform(id, options, command, () => ({
        would: `record that dispute ${dispute} was ${options.outcome}`,
        rule: EndDisputeDto,
        part: dispute,
        body: { outcome: options.outcome, reason: options.reason },
        run: (get, body, envelope) => get(CommandBus).execute(new EndDispute(id, dispute, body, envelope)),
      })),
    );

  make('return', 'state that what was sent too much, or unexpected money, was given back at the provider')
    .option('--amount <value>', 'in the currency of the order; default: all in suspense')
    .requiredOption('--reason <text>', 'where this is known from; no personal data')
    .option('--reference <text>', 'of the movement at the provider')
    .action((id: string, options: ActOptions, command: Command) =>
      perform(id, options, command, (order) => ({
        would: `record that ${options.amount ?? 'all in suspense'} went back`,
        rule: RecordReturnDto,
        body: { amount: amountOf(order, options), reason: options.reason, provider_reference: options.reference },
        run: (get, body: RecordReturnDto, envelope) => get(CommandBus).execute(new RecordReturn(id, body, envelope)),
      })),
    );
}

const amountOf = ({ state }: FoldedOrder, { amount: value }: ActOptions) =>
  value === undefined ? undefined : { value, currency: state.currency };

async function perform<B extends object>(
  id: string,
  options: ActOptions,
  command: Command,
  actOn: (order: FoldedOrder) => Act<B>,
): Promise<void> {
  const output = outputOf(command);
  await withApplication(output, async (get) => {
    const order = await get(CommandShell).load(orderAggregate, id);
    if (!order.state.order) throw new Error(`There is no order ${id}.`);
    const { would, rule, body, part, run } = actOn(order);
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const checked = (await new StrictValidationPipe().transform(given, { type: 'body', metatype: rule })) as B;
    const { reference } = order.state.order;
    const plan = { would: `${would} (order ${reference}, ${orderStatus(order.state)})`, data: { id, ...given } };
    if (!(await agreed(output, options, plan))) return;
    const name = [command.name(), part].filter(Boolean).join(' ');
    const asked = await run(get, checked, envelopeOf(get, order, { name, key: options.key, body: given }));
    if ('folded' in asked) return showOrder(output, id, asked.folded);
    output.result({ id, approval_id: asked.approvalId, done: false }, [
      `Above the limit of one person: ${asked.approvalId} waits under /console/approvals for another one.`,
    ]);
  });
}

function envelopeOf(
  get: Get,
  { state }: FoldedOrder,
  { name, key, body }: { name: string; key?: string; body: object },
): CommandEnvelope {
  const { orderId, merchantId } = state.order!;
  const commandId = key === undefined ? undefined : deterministicId('cli-order', merchantId, orderId, name, key);
  const fingerprint = get(Sealer).fingerprint(`cli ${name} ${orderId}\n${canonicalJson(body)}`);
  return shellEnvelope(merchantId, { commandId, fingerprint });
}
