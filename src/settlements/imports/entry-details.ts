import type { Entry, TransactionDetails } from '#libs/iso20022';

/**
 * Bytes of JSON that are kept of one line, some hundred transactions. Sealed it is a fifth of what one append takes,
 * and all lines that are written at a time stay well below what the store may have waiting.
 */
export const DETAILS_BYTES_MAX = 128 * 1024;

/** Texts of one transaction, at most 140 characters each: so many always fit. */
const TEXTS_MAX = 100;

type Details = Pick<TransactionDetails, 'debtor' | 'creditor' | 'remittance' | 'information'>;

/** What an entry says in free words; it may name people and is sealed before it is kept. */
export interface EntryDetails {
  readonly information?: string;
  readonly details: readonly (Details & {
    /** Texts of the transaction beyond those that are kept. */
    readonly moreTexts?: number;
  })[];
  /** Transactions of a large batch beyond those that are kept. */
  readonly more?: number;
}

/** All of it, as it was said. */
export const detailsOf = ({ information, details }: Entry): EntryDetails => ({
  information,
  details: details.map(({ debtor, creditor, remittance, information: said }) => ({
    debtor,
    creditor,
    remittance,
    information: said,
  })),
});

/** The first transactions, as many as fit, and how many more there are. */
export function bounded({ information, details }: EntryDetails): EntryDetails {
  const kept: EntryDetails['details'][number][] = [];
  let bytes = bytesOf({ information, details: [], more: details.length });
  for (const one of details) {
    const { remittance } = one;
    const moreTexts = remittance.length - TEXTS_MAX;
    const short = moreTexts > 0 ? { ...one, remittance: remittance.slice(0, TEXTS_MAX), moreTexts } : one;
    bytes += bytesOf(short) + 1;
    if (bytes > DETAILS_BYTES_MAX) break;
    kept.push(short);
  }
  const more = details.length - kept.length;
  return { information, details: kept, ...(more > 0 && { more }) };
}

const bytesOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));
