import type { Amount } from '#libs/money';
import type { Command } from 'commander';
import { ProviderBalances } from '../../provider-balances/provider-balances';
import { providerBalances } from '../../provider-balances/provider-balances.feature';
import { ProviderBalancesQueryDto, presentProviderBalances } from '../../provider-balances/provider-balances.view';
import type { ProviderBalancesView } from '../../provider-balances/provider-balances.view';
import { checked } from '../checked';
import { withApplication } from '../ledger-application';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';

export const addCompare = (balances: Command): Command =>
  balances
    .command('compare')
    .description('what the books have in custody, over all merchants, beside what each provider says that it holds')
    .option('--provider <name>', 'of this provider alone')
    .action(async (options: { provider?: string }, command: Command) => {
      const output = outputOf(command);
      const { provider } = await checked(ProviderBalancesQueryDto, options);
      await withApplication(
        output,
        async (get) => {
          const found = presentProviderBalances(await get(ProviderBalances).compare(provider));
          output.result(found, linesOf(found));
          if (!found.agrees) throw new Unsuccessful();
        },
        [providerBalances],
      );
    });

type Row = ProviderBalancesView['data'][number];
type UnderWay = Row['under_way'][number];

const HEAD = ['ACCOUNT', 'BOOKS', 'PROVIDER', 'DIFFERENCE', ''];
const VERDICTS: Readonly<Record<string, string>> = { equal: 'equal', under_way: 'under way', differs: 'DIFFERS' };
const WORDS: Readonly<Record<string, string>> = {
  payment: 'payments that are not over',
  refund: 'refunds that are not over',
  payout: 'payouts that no books have',
  unsettled_payout: 'payouts that sold coins and are not settled yet',
  booked_meanwhile: 'booked while the provider was asked',
};

const NEXT = [
  'Run it again in a few minutes: a message of the provider may be on its way. A difference that stays:',
  '- the provider has less: read its payouts (POST /v1/settlements/fetches), and look there for refunds, payouts and fees made without the ledger;',
  '- the provider has more: look at `countinghouse notifications list` for messages that were not booked, and at the provider for money without an order.',
  'docs/how-to/close-a-month.md tells more.',
];

const shown = ({ value, currency }: Amount): string => `${value} ${currency}`;

/** For a person: the accounts, what may explain them, who was not asked, and what to do. */
export function linesOf({ data, beside, not_compared: missing, agrees }: ProviderBalancesView): string[] {
  const rows = data.map((one) => [
    ...[one.account, one.books.value, one.told.value, one.difference.value],
    VERDICTS[one.verdict] ?? one.verdict,
  ]);
  return [
    ...(rows.length > 0 ? table(HEAD, rows) : ['Nothing is in custody.']),
    ...data.flatMap(detailsOf),
    ...beside.flatMap(({ provider, under_way, unread }) => [
      ...under_way.map((one) => `${provider}: ${wordsOf(one)}; in no unit that was compared`),
      ...unread.map((what) => `${provider} holds ${what}, and the ledger has no unit for it`),
    ]),
    ...missing.map(
      ({ provider, reason, missed }) => `${provider} ${missed ? 'was NOT' : 'is not'} compared: ${reason}.`,
    ),
    ...(data.some(({ verdict }) => verdict === 'differs') ? NEXT : []),
    agrees ? 'The books agree with the providers.' : 'The books do NOT agree with the providers.',
  ];
}

/** Only where there is something to explain. */
const detailsOf = ({ account, verdict, held, under_way }: Row): string[] =>
  verdict === 'equal'
    ? []
    : [
        `${account}, as told: ${held.map((part) => `${part.account} ${part.amount.value}`).join(', ') || 'nothing'}`,
        ...under_way.map((one) => `${account}: ${wordsOf(one)}`),
      ];

const wordsOf = ({ what, provider_has: has, count, amount }: UnderWay): string =>
  `${count} × ${WORDS[what] ?? what}, up to ${shown(amount)} ${has}`;
