/** Where the card issuer listens, by operation (sheet 8 and 9). All but five are guessed, so each can be set. */
export const ISSUER_PATHS: Readonly<Record<string, string>> = {
  'vcard-available': '/v3/vcard/available',
  'vcard-open': '/v3/vcard/open',
  'vcard-detail': '/v3/vcard/detail',
  'vcard-recharge': '/v3/vcard/recharge',
  'vcard-charges': '/v3/vcard/charges',
  'vcard-cards': '/v3/vcard/cards',
  'vcard-transactions': '/v3/vcard/transactions',
  'vcard-fee-config': '/v3/vcard/fee-config',
  'pcard-cardholder-create': '/v3/pcard/cardholder',
  'pcard-cardholders': '/v3/pcard/cardholders',
  'pcard-assign': '/v3/pcard/assign',
  'pcard-assigned-cards': '/v3/pcard/assigned-cards',
  'pcard-card-balance': '/v3/pcard/card-balance',
  'pcard-card-transactions': '/v3/pcard/card-transactions',
  'pcard-account': '/v3/pcard/account',
  'pcard-charge': '/v3/pcard/charge',
};

/** `name=path,…` over the defaults, as the ledger's setting has it. */
export function issuerPaths(text: string | undefined): Readonly<Record<string, string>> {
  const pairs = (text ?? '').split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const set = pairs.flatMap(([name, path]) => (name && path ? [[name, path] as const] : []));
  return { ...ISSUER_PATHS, ...Object.fromEntries<string>(set) };
}
