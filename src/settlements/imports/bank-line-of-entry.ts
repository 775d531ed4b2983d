import { createHash } from 'node:crypto';
import type { Entry, StatementBounds, StatementHeader, TransactionDetails } from '#libs/iso20022';
import { ownReferencesIn, payoutNamesIn, periodIn } from '#libs/settlements';
import type { Showing } from '#libs/settlements';
import { accountOf } from './account-of';
import { bounded, detailsOf } from './entry-details';
import type { EntryDetails } from './entry-details';

/** What is read of an entry; `other` may name people and is sealed before it is kept. */
export interface ReadLine {
  /** The same for all bookings of a statement between which nothing tells. */
  readonly key: string;
  /** What makes a line the same in every statement that shows it; equal bookings stand in slots, from 1. */
  readonly identityIn: (slot: number) => string;
  /** Whether the bank's own reference tells the line from others. */
  readonly isReferenced: boolean;
  readonly account: string;
  readonly amount: { readonly minor: string; readonly currency: string };
  readonly bookedOn: string;
  readonly reference?: string;
  readonly code?: string;
  readonly references: readonly string[];
  readonly period?: { readonly from: string; readonly to: string };
  readonly shown: Showing;
  readonly other: EntryDetails;
}

const REFERENCES_MAX = 64;
/** They tell the entries of any statement apart, and take little room for each. */
const KEY_BYTES = 12;
const CLIENT_REFERENCE = /^CREF:(.{1,140})$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._/+-]{0,139}$/;

/** Words of banks for "no reference". */
const NONE = /^(?:not?[ _-]?provided|non?[ _-]?ref(?:erence)?|none|n\/?a|unknown|[0 ./-]*)$/i;

export const bookedDayOf = ({ bookingDate, valueDate }: Entry): string | undefined =>
  (bookingDate ?? valueDate)?.value.slice(0, 10);

/**
 * An entry by the mapping of sheet "trustpay-eu" 11.2. The bank's own reference tells a line from others; a line
 * without one is told by all that it says. Where lines are still equal, their statements tell (`shown`).
 */
export function readLine(statement: StatementHeader, entry: Entry, shown: Showing): ReadLine {
  const account = accountOf(statement)!;
  const texts = entry.details.flatMap(({ remittance }) => remittance);
  const bookedOn = bookedDayOf(entry)!;
  const { minor, currency } = entry.amount;
  const said = detailsOf(entry);
  const servicerReference = isReference(entry.servicerReference) ? entry.servicerReference : undefined;
  return {
    ...identityOf(servicerReference, [account, bookedOn, String(minor), currency], said),
    account,
    amount: { minor: String(minor), currency },
    bookedOn,
    reference: [servicerReference, entry.reference].find(isReference),
    code: entry.transactionCode.proprietary ?? entry.transactionCode.domain,
    references: [
      ...new Set([
        ...entry.details.flatMap((one) => namesOf(one, minor > 0n)),
        ...ownReferencesIn(texts),
        ...payoutNamesIn(texts),
        ...(servicerReference === undefined ? [] : [servicerReference]),
      ]),
    ].slice(0, REFERENCES_MAX),
    period: periodIn([...texts, entry.information ?? '']),
    shown,
    other: bounded(said),
  };
}

/** @param bounds of a statement that was checked: it has both balances */
export function showingOf({ from, to, sequenceNumber }: StatementHeader, bounds: StatementBounds): Showing {
  const [opening, closing] = [bounds.opening!, bounds.closing!].map(({ amount, date, type }) => ({
    minor: String(amount.minor),
    on: date.value.slice(0, 10),
    ...(type === 'ITBD' && { interim: true as const }),
  }));
  return { from, to, sequence: sequenceNumber, opening: opening!, closing: closing! };
}

const isReference = (text: string | undefined): text is string => text !== undefined && !NONE.test(text);

function identityOf(
  reference: string | undefined,
  facts: readonly string[],
  said: EntryDetails,
): Pick<ReadLine, 'key' | 'identityIn' | 'isReferenced'> {
  const all = reference === undefined ? [...facts, JSON.stringify(said)] : [reference, ...facts];
  const digest = createHash('sha256').update(all.join('\n')).digest();
  const key = digest.toString('latin1', 0, KEY_BYTES);
  if (reference === undefined)
    return { key, isReferenced: false, identityIn: (slot) => `${digest.toString('hex')}/${slot}` };
  const [, ...rest] = facts;
  // The first slot of a reference is that of its first booking, whatever its amount and day are.
  const identityIn = (slot: number) => (slot === 1 ? reference : [reference, ...rest, slot].join('/'));
  return { key, isReferenced: true, identityIn };
}

/**
 * Structured references, and the client reference that the bank hides in a free text. What a payer may have chosen is a
 * reference if it has a digit: the name of a person has none.
 */
function namesOf({ references, additional, creditorReferences }: TransactionDetails, isCredit: boolean): string[] {
  const client = additional.flatMap((text) => CLIENT_REFERENCE.exec(text)?.[1] ?? []);
  const { servicerReference, paymentInformationId, instructionId, endToEndId, transactionId } = references;
  const chosen = [...creditorReferences, instructionId, endToEndId].filter((name) => name !== undefined);
  return [
    ...client,
    ...chosen.filter((name) => !isCredit || /\d/.test(name)),
    ...[servicerReference, paymentInformationId, transactionId].flatMap((one) => one ?? []),
  ].filter((name) => isReference(name) && NAME.test(name));
}
