/**
 * Paths of the card issuer by operation. Those marked are published; the others are guessed (fact sheet 8 and 9), so
 * that each can be set without a change of the program.
 */
export const DEFAULT_ISSUER_PATHS = {
  'vcard-available': '/v3/vcard/available',
  'vcard-open': '/v3/vcard/open',
  'vcard-detail': '/v3/vcard/detail',
  'vcard-recharge': '/v3/vcard/recharge',
  // Published.
  'vcard-charges': '/v3/vcard/charges',
  'vcard-cards': '/v3/vcard/cards',
  'vcard-transactions': '/v3/vcard/transactions',
  // Published.
  'vcard-fee-config': '/v3/vcard/fee-config',
  // Published.
  'pcard-cardholder-create': '/v3/pcard/cardholder',
  'pcard-cardholders': '/v3/pcard/cardholders',
  'pcard-assign': '/v3/pcard/assign',
  'pcard-assigned-cards': '/v3/pcard/assigned-cards',
  // Published.
  'pcard-card-balance': '/v3/pcard/card-balance',
  // Published.
  'pcard-card-transactions': '/v3/pcard/card-transactions',
  'pcard-account': '/v3/pcard/account',
  'pcard-charge': '/v3/pcard/charge',
} as const;

export type IssuerOperation = keyof typeof DEFAULT_ISSUER_PATHS;
export type IssuerPaths = Readonly<Record<IssuerOperation, string>>;

const PATH = /^\/[0-9A-Za-z/_-]{1,100}$/;
const isOperation = (name: string): name is IssuerOperation => Object.hasOwn(DEFAULT_ISSUER_PATHS, name);

/** `vcard-open=/v4/vcard/open,…` over the defaults; undefined for what names no operation or no path. */
export function issuerPathsFrom(text: string | undefined): IssuerPaths | undefined {
  const paths: Record<IssuerOperation, string> = { ...DEFAULT_ISSUER_PATHS };
  for (const pair of text?.split(',') ?? []) {
    const [name = '', path = '', ...more] = pair.split('=').map((part) => part.trim());
    if (!isOperation(name) || !PATH.test(path) || more.length > 0) return undefined;
    paths[name] = path;
  }
  return paths;
}
