/** What each payment type of the card endpoint does (sheet, sections 3.1 and 5.2). */
interface TypeRules {
  readonly title: string;
  /** The payer sees a page; otherwise the merchant's server is answered at once. */
  readonly hosted: boolean;
  /** `hold`: only authorised, to be captured; `follow-up`: acts on an earlier payment. */
  readonly effect: 'capture' | 'hold' | 'follow-up';
  /** The field that names what the request builds upon; signed last. */
  readonly refersBy?: 'CardId' | 'PaymentRequestId';
  readonly signsBilling: boolean;
  readonly registersCard?: boolean;
  readonly createsMandate?: boolean;
  readonly allowsZero?: boolean;
}

const hosted = { hosted: true, signsBilling: true } as const;

export const PAYMENT_TYPES = {
  '0': { ...hosted, title: 'Purchase', effect: 'capture' },
  '1': { ...hosted, title: 'Card on file: register', effect: 'capture', registersCard: true },
  '2': { ...hosted, title: 'Card on file: purchase', effect: 'capture', refersBy: 'CardId' },
  '3': { ...hosted, title: 'Recurring: initial', effect: 'capture', createsMandate: true },
  '4': {
    title: 'Recurring: subsequent',
    hosted: false,
    effect: 'capture',
    refersBy: 'PaymentRequestId',
    signsBilling: true,
  },
  '5': { ...hosted, title: 'Preauthorization', effect: 'hold' },
  '6': { title: 'Capture', hosted: false, effect: 'follow-up', refersBy: 'PaymentRequestId', signsBilling: false },
  '8': {
    title: 'Refund or cancel',
    hosted: false,
    effect: 'follow-up',
    refersBy: 'PaymentRequestId',
    signsBilling: false,
  },
  '9': { ...hosted, title: 'Card on file: preauthorization', effect: 'hold', refersBy: 'CardId' },
  '12': {
    ...hosted,
    title: 'Recurring: initial preauthorization',
    effect: 'hold',
    createsMandate: true,
    allowsZero: true,
  },
} as const satisfies Record<string, TypeRules>;

export type CardPaymentType = keyof typeof PAYMENT_TYPES;

export const isCardPaymentType = (value: string | undefined): value is CardPaymentType =>
  value !== undefined && Object.hasOwn(PAYMENT_TYPES, value);

export const rulesOf = (type: CardPaymentType): TypeRules => PAYMENT_TYPES[type];
