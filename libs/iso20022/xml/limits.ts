/** What a document may cost at most. Each can be lowered or raised by the caller; none can be switched off. */
export interface XmlLimits {
  /** Size of the whole document in bytes of UTF-8. */
  readonly bytes: number;
  /** Elements within each other. */
  readonly depth: number;
  /** Characters of one element's text, one attribute's value or one comment. */
  readonly textLength: number;
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number;
  /** Elements kept at one time for one record (an entry, a transaction, a header). */
  readonly elementsPerRecord: number;
}

/** ISO 20022 itself nests less than 20 deep and has no text above 2,000 characters in these messages. */
export const XML_LIMITS: XmlLimits = {
  bytes: 2 ** 31,
  depth: 40,
  textLength: 10_000,
  attributes: 16,
  elementsPerRecord: 10_000,
};
