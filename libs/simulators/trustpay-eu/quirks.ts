/**
 * Behaviour that the sheet leaves open, or that differs between the provider's own documents. Each default is named
 * there.
 */
export interface Quirks {
  /** Background answers with single quotes, as the manual prints them: no valid JSON (5.2). Default false. */
  singleQuotes: boolean;
  /** Card notifications with ResultCode 0 instead of 3, as in the manual's URL sample (7.3). Default false. */
  zeroInsteadOfThree: boolean;
  /** A notification also follows background calls (U7). Default true. */
  notifyBackground: boolean;
  /**
   * Reference in the notification of a background call: the one given in the call, or the original payment's.
   * Default `call`.
   */
  backgroundReference: 'call' | 'original';
  /** CardMask: the last four digits, or the masked number. Default `lastFour` (11.4). */
  cardMask: 'lastFour' | 'masked';
  /** A request without the six billing fields is answered with 1001 (5.1). Default false. */
  strictBilling: boolean;
  /** Several captures of one hold (U6). Type 8 then refunds, the rest of the hold ends by time. Default false. */
  multipleCaptures: boolean;
  /** Wire credits come without the merchant's Reference, as manual transfers do (7.2). Default false. */
  creditWithoutReference: boolean;
  /** A copy of each notification goes to a mailbox as JSON, the wires' amounts as numbers (7.1). Default false. */
  emailNotifications: boolean;
  /** OrderId in JSON as a number (9.2: both are seen). Default false. */
  orderIdAsNumber: boolean;
}

export const DEFAULT_QUIRKS: Readonly<Quirks> = {
  singleQuotes: false,
  zeroInsteadOfThree: false,
  notifyBackground: true,
  backgroundReference: 'call',
  cardMask: 'lastFour',
  strictBilling: false,
  multipleCaptures: false,
  creditWithoutReference: false,
  emailNotifications: false,
  orderIdAsNumber: false,
};
