import { formatAmount } from '#libs/money';
import { chart } from '../chart';
import type { Line } from '../posting-rule';
import type { Layer, Posting } from '../types';

/** One row of a table of rules. */
export function lineRow(rule: string, layer: Layer | undefined, { debit, credit, of }: Line<never>): string {
  const { pattern } = chart[debit];
  return `| \`${rule}\` | ${layer ?? chart[debit].layer} | \`${pattern}\` | \`${chart[credit].pattern}\` | ${of} |`;
}

/** The legs of postings as a text of columns. */
export const legLines = (postings: readonly Posting[]): string[] =>
  postings.flatMap(({ rule, legs }) =>
    legs.map(
      ({ account, minor, currency }) =>
        `${rule.padEnd(18)} ${account.padEnd(34)} ${decimal(minor, currency).padStart(11)} ${currency}`,
    ),
  );

/** A credit has a minus. */
const decimal = (minor: bigint, currency: string): string => formatAmount({ minor, currency }).value;
