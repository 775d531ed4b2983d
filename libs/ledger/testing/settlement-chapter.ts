import type { Line } from '../posting-rule';
import { resolutionPostings, settlementPostings } from '../settlement/postings';
import { settlementRules } from '../settlement/rules';
import type { SettlementEventType } from '../settlement/rules';
import { legLines, lineRow } from './format';
import { personSections } from './person-examples';
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
  [
    HEAD,
    ...settlementTypes.map(section),
    RESOLUTIONS,
    ...resolutionExamples.map(resolution),
    PERSONS,
    ...personSections.map(ofPerson),
  ].join('\n');

const PERSONS = `## Bank orders and suspense

Events of bank orders (\`bankorder-…\`), of messages about nothing of ours (\`unmatched-…\`) and of what people decide about
money in suspense (\`suspense-…\`).
`;

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

const ofPerson = ({ type, text, examples }: (typeof personSections)[number]): string =>
  [
    `### ${type}\n`,
    `${text}\n`,
    ...examples.flatMap(({ title, postings }) => [`${title}:\n`, '```', ...legLines(postings), '```\n']),
  ].join('\n');
