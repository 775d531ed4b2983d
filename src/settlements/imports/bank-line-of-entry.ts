import { createHash } from 'node:crypto';
import type { Entry, StatementHeader, TransactionDetails } from '#libs/iso20022';
import type { EqualEntries } from './equal-entries';
import { ownReferencesIn, payoutNamesIn, periodIn } from '#libs/settlements';

/** What is read of an entry; `other` may name people and is sealed before it is kept. */
export interface ReadLine {
  /** What makes the line the same in every statement that shows it. */
  readonly identity: string;
  /** From 1: of equal bookings of one statement to which the bank gave one reference. */
  readonly rank: number;
  readonly account: string;
  readonly amount: { readonly minor: string; readonly currency: string };
  readonly bookedOn: string;
  readonly reference?: string;
  readonly code?: string;
  readonly references: readonly string[];
  readonly period?: { readonly from: string; readonly to: string };
  readonly other: object;
}

const REFERENCES_MAX = 64;
const CLIENT_REFERENCE = /^CREF:(.{1,140})$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._/+-]{0,139}$/;

/** The bank's word for "no reference". */
const NONE = 'NOTPROVIDED';

export const accountOf = ({ account }: StatementHeader): string => account.iban ?? account.other ?? '';

export const bookedDayOf = ({ bookingDate, valueDate }: Entry): string | undefined =>
  (bookingDate ?? valueDate)?.value.slice(0, 10);

/**
 * An entry by the mapping of sheet "trustpay-eu" 11.2. The bank's own reference tells a line from every other; a line
 * without one is told by all that it says, and by how many equal ones stand before it.
 */
export function readLine(statement: StatementHeader, entry: Entry, equals: EqualEntries): ReadLine {
  const account = accountOf(statement);
  const texts = entry.details.flatMap(({ remittance }) => remittance);
  const bookedOn = bookedDayOf(entry)!;
  const { minor, currency } = entry.amount;
  const other = { information: entry.information, details: entry.details.map(partiesOf) };
  const reference = entry.servicerReference ?? entry.reference;
  const said = [account, bookedOn, String(minor), currency];
  return {
    ...identityOf(entry.servicerReference, said, other, equals),
    account,
    amount: { minor: String(minor), currency },
    bookedOn,
    reference,
    code: entry.transactionCode.proprietary ?? entry.transactionCode.domain,
    references: [
      ...new Set([
        ...entry.details.flatMap(namesOf),
        ...ownReferencesIn(texts),
        ...payoutNamesIn(texts),
        ...own(entry),
      ]),
    ].slice(0, REFERENCES_MAX),
    period: periodIn([...texts, entry.information ?? '']),
    other,
  };
}

const own = ({ servicerReference }: Entry): string[] => (servicerReference === undefined ? [] : [servicerReference]);

function identityOf(
  reference: string | undefined,
  said: readonly string[],
  other: object,
  equals: EqualEntries,
): Pick<ReadLine, 'identity' | 'rank'> {
  if (reference !== undefined) return { identity: reference, rank: equals.next([reference, ...said]) };
  const all = [...said, JSON.stringify(other)];
  return { identity: `${createHash('sha256').update(all.join('\n')).digest('hex')}/${equals.next(all)}`, rank: 1 };
}

/** Structured references, and the client reference that the bank hides in a free text. */
function namesOf({ references, additional, creditorReferences }: TransactionDetails): string[] {
  const client = additional.flatMap((text) => CLIENT_REFERENCE.exec(text)?.[1] ?? []);
  const { servicerReference, paymentInformationId, instructionId, endToEndId, transactionId } = references;
  return [
    ...client,
    ...creditorReferences,
    ...[servicerReference, paymentInformationId, instructionId, endToEndId, transactionId].flatMap((one) => one ?? []),
  ].filter((name) => name !== NONE && NAME.test(name));
}

const partiesOf = ({ debtor, creditor, remittance, information }: TransactionDetails): object => ({
  debtor,
  creditor,
  remittance,
  information,
});
