import type { CommandEnvelope } from '#libs/command-shell';
import { formatAmount, fromMoneyJson } from '#libs/money';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { ApprovalState } from '../../console/approvals/approval.aggregate';
import { Approvals } from '../../console/approvals/approvals';
import type { Get } from '../../feature';
import { listApprovals } from '../../read-models/queries';
import { LISTED, limit } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { withApplication } from '../ledger-application';
import { ofMerchant, outputOf } from '../options';
import type { ForMerchant } from '../options';
import { table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';

const STATUSES = ['waiting', 'granted', 'done', 'rejected', 'failed'];

export function addApprovals(program: Command): void {
  const approvals = program.command('approvals').description('refunds that wait for a second person');

  ofMerchant(approvals.command('list'))
    .description('requests of a merchant, the newest first')
    .addOption(new Option('--status <status>', 'in this status alone').choices(STATUSES))
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (options: ForMerchant & { status?: string; limit: number }, command: Command) => {
      const { merchant, ...filter } = options;
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const { items, next } = await listApprovals(dataSource, { merchantId: merchant, ...filter });
        const data = items.map(({ state }) => present(state));
        const rows = data.map((one) => [one.id, one.status, one.amount, one.reference, one.requested_by]);
        const head = ['REQUEST', 'STATUS', 'AMOUNT', 'ORDER', 'ASKED BY'];
        output.result({ data, more: next !== null }, rows.length > 0 ? table(head, rows) : ['Nothing waits.']);
      });
    });

  withConsent(ofMerchant(approvals.command('grant')))
    .description('agree to what another person asked for; the refund is made')
    .argument('<request>', 'its id')
    .action((id: string, { merchant, ...consent }: ForMerchant & ConsentOptions, command: Command) =>
      decide(outputOf(command), { id, merchant, consent, word: 'grant' }, (service, envelope) =>
        service.grant(id, envelope),
      ),
    );

  withConsent(ofMerchant(approvals.command('reject')))
    .description('say no to what another person asked for')
    .argument('<request>', 'its id')
    .requiredOption('--reason <text>', 'why; kept encrypted')
    .action((id: string, options: ForMerchant & ConsentOptions & { reason: string }, command: Command) => {
      const { merchant, reason, ...consent } = options;
      return decide(outputOf(command), { id, merchant, consent, word: 'reject' }, (service, envelope) =>
        service.reject(id, reason, envelope),
      );
    });
}

interface Decision {
  readonly id: string;
  readonly merchant: string;
  readonly consent: ConsentOptions;
  readonly word: 'grant' | 'reject';
}

type Decide = (service: Approvals, envelope: CommandEnvelope) => Promise<void>;

async function decide(output: Output, { id, merchant, consent, word }: Decision, act: Decide): Promise<void> {
  await withApplication(output, async (get: Get) => {
    const service = get(Approvals);
    const { amount, reference } = present((await service.load(id, merchant)).state);
    const plan = { would: `${word} the refund of ${amount} of order ${reference}`, data: { id } };
    if (!(await agreed(output, consent, plan))) return;
    await act(service, shellEnvelope(merchant));
    const after = present((await service.load(id, merchant)).state);
    output.result(after, [`${id} is ${after.status}`]);
  });
}

function present({ request, status }: ApprovalState) {
  const { value, currency } = formatAmount(fromMoneyJson(request!.amount));
  return {
    id: request!.approvalId,
    order_id: request!.orderId,
    reference: request!.reference,
    status,
    amount: `${value} ${currency}`,
    requested_by: request!.requestedBy,
    requested_at: request!.requestedAt,
  };
}
