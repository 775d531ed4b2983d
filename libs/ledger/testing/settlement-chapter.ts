import type { Line } from '../posting-rule';
import { resolutionPostings, settlementPostings } from '../settlement/postings';
import { settlementRules } from '../settlement/rules';
import type { SettlementEventType } from '../settlement/rules';
import { legLines, lineRow } from './format';
import {
  furtherSettlementExamples,
  resolutionExamples,
  settlementExamples,
  settlementTypes,
} from './settlement-examples';
import type { SettlementExample } from './settlement-examples';

const HEAD = `## Payouts, the bank and breaks

Events of payouts (\`settlement-…\`), of lines of the bank (\`bankline-…\`), of breaks (\`break-…\`) and of the bills of
providers (\`providerinvoice-…\`). Made from \`libs/ledger/settlement/\`. An amount below zero turns its line round.
`;

/** The part of the reference that no order tells. */
export const settlementChapter = (): string =>
  [HEAD, ...settlementTypes.map(section), RESOLUTIONS, ...resolutionExamples.map(resolution)].join('\n');

const RESOLUTIONS = `### BreakResolved

A break says which money stands where because of it; the person who resolves it says where it belongs: \`fee\`,
\`difference\`, \`suspense\`, or an \`exchange\` between two currencies.
`;

function section(type: SettlementEventType): string {
  const rows = settlementRules[type].flatMap(({ rule, lines }) =>
    (lines as readonly Line<never>[]).map((line) => lineRow(rule, undefined, line)),
  );
  return [
    `### ${type}\n`,
    '| rule | layer | debit | credit | amount |',
    '|---|---|---|---|---|',
    ...rows,
    '\nExample:\n',
    '```',
    ...bookedLines(settlementExamples[type]),
    '```\n',
    ...furtherSettlementExamples.filter(({ event }) => event.type === type).flatMap(further),
  ].join('\n');
}

const bookedLines = (event: SettlementExample): string[] => legLines(settlementPostings(event, 'shop'));

const further = ({ title, event }: (typeof furtherSettlementExamples)[number]): string[] => [
  `${title}:\n`,
  '```',
  ...bookedLines(event),
  '```\n',
];

const resolution = ({ title, data }: (typeof resolutionExamples)[number]): string =>
  [`${title}:\n`, '```', ...legLines(resolutionPostings(data, 'shop')), '```\n'].join('\n');
