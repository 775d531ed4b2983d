import { parseOperationReference } from '#libs/payments';

const WORD = /\b[0-9A-Za-z]{23,26}\b/g;
const TEXT_MAX = 1_000;
/** Ids of ours are uuids of version 5, which a text of this length is by chance once in a hundred. */
const VERSION_5 = /^.{14}5.{3}-[89ab]/;

/** Whether a name is one that we gave an operation or an instruction of ours. */
export const isOwnReference = (word: string): boolean => VERSION_5.test(parseOperationReference(word)?.orderId ?? '');

/**
 * Our own references in a free text: a refund by the bank bears its reference as its description (sheet "trustpay-eu"
 * 9.9). They name no person; nothing else of the text is kept in clear.
 */
export const ownReferencesIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => (text.slice(0, TEXT_MAX).match(WORD) ?? []).filter(isOwnReference))),
];
