import type { OrderEvent, OrderEventType } from '#libs/payments';
import { chart } from '../chart';
import type { AccountName } from '../chart';
import { RULES_VERSION, postingsFor } from '../postings-for';
import type { Line } from '../posting-rule';
import { rules } from '../rules';
import { context, examples } from './examples';
import { bankRefundExamples } from './bank-refund-examples';
import { furtherExamples } from './further-examples';
import type { FurtherExample } from './further-examples';
import { legLines, lineRow } from './format';
import { settlementChapter } from './settlement-chapter';

/** The reference of all postings, made from the rules themselves, so it cannot say what they do not do. */
export function postingsDocument(): string {
  const types = Object.keys(rules) as OrderEventType[];
  const booked = types.filter((type) => rules[type].length > 0);
  const silent = types.filter((type) => rules[type].length === 0);
  return [
    HEAD,
    ...Object.keys(chart).map((name) => accountRow(name as AccountName)),
    RULES_HEAD,
    ...booked.map(eventSection),
    settlementChapter(),
    '## Events that book nothing\n',
    `${silent.map((type) => `\`${type}\``).join(', ')}.\n`,
  ].join('\n');
}

const HEAD = `# Postings

What each event of an order books. Made from \`libs/ledger/rules.ts\` by \`libs/ledger/postings-document.spec.ts\`
(\`UPDATE_DOCS=1\` writes it anew). Version ${RULES_VERSION} of the rules.

Every posting is balanced per currency: its debits equal its credits. Two layers are kept apart: **posted** is money that
moved, **pending** is what is only held or in doubt. Corrections are new postings; none is ever changed.

## Accounts

| account | type | layer | meaning |
|---|---|---|---|`;

const RULES_HEAD = `
An asset is there when its debits exceed its credits, a liability is owed when its credits exceed its debits. Memo accounts
come in pairs that mirror each other; a pair stands at zero when nothing is held or in doubt. What an open dispute blocks is
booked in the pending layer of the accounts that are owed the money, so that their balance says what of it is available.

## Events

A line moves the amount from the credited to the debited account. A line whose amount is zero or absent is not booked.
Shares have a sign: below zero, of money that goes back, they move the other way. They are computed by the order, cumulatively
by largest remainder, so all that goes back of an order returns exactly each party's part.
The examples tell of a payment of 100.00 EUR at provider \`acme\` for merchant \`shop\`.
`;

function accountRow(name: AccountName): string {
  const { pattern, type, layer, meaning } = chart[name];
  return `| \`${pattern}\` | ${type} | ${layer} | ${meaning} |`;
}

function eventSection(type: OrderEventType): string {
  const rows = rules[type].flatMap(({ rule, layer, lines }) =>
    (lines as readonly Line<never>[]).map((line) => lineRow(rule, layer, line)),
  );
  return [
    `### ${type}\n`,
    '| rule | layer | debit | credit | amount |',
    '|---|---|---|---|---|',
    ...rows,
    '\nExample:\n',
    '```',
    ...exampleLines(type),
    '```\n',
    ...[...furtherExamples, ...bankRefundExamples].filter(({ event }) => event.type === type).flatMap(furtherExample),
  ].join('\n');
}

const furtherExample = ({ title, event }: FurtherExample): string[] => [
  `${title}:\n`,
  '```',
  ...bookedLines(event),
  '```\n',
];

/** @throws Error for an event that books something and has no example */
function exampleLines(type: OrderEventType): string[] {
  const event = examples.get(type);
  if (!event) throw new Error(`${type} needs an example`);
  return bookedLines(event);
}

function bookedLines(event: OrderEvent): string[] {
  const lines = legLines(postingsFor(event, context));
  return lines.length > 0 ? lines : ['nothing'];
}
