const eur = (value: string) => ({ value, currency: 'EUR' });
const card = { reference: 'INV-2026-17', method: 'card', amount: eur('100.00') } as const;

/** Shown in the API's documentation, and sent to a running ledger by its tests. */
export const ORDER_EXAMPLES = {
  'Pay by card': {
    ...card,
    customer: { id: 'cust-77', name: 'Jana Nováková', email: 'jana@example.sk', ip: '203.0.113.7' },
    return_url: 'https://shop.example/thanks',
    description: 'Invoice 2026-17',
    metadata: { cart: '8812' },
  },
  'Reserve now, capture later': { ...card, capture: 'manual', expires_in: 900 },
  'Reserve now, captured in three days': { ...card, capture: 'manual', capture_after: 'P3D', at_deadline: 'capture' },
  'Pay and keep the card for later charges': { ...card, save_card: true, save_card_for: 'merchant' },
};

export const CAPTURE_EXAMPLES = {
  'All that is authorised': {},
  'A part, and give back the rest': { amount: eur('60.00'), final: true },
};

export const REFUND_EXAMPLES = {
  'All that was captured': {},
  'A part': { amount: eur('30.00'), reason: 'returned goods' },
};

export const ATTEMPT_EXAMPLES = {
  'On a new page': {},
  'At a provider by name': { provider: 'trustpay-eu', expires_in: 900 },
};

export const RETURN_EXAMPLES = {
  'All of it': { reason: 'case 4711: returned in the portal', provider_reference: '4337417658' },
  'A part': { amount: { value: '10.00', currency: 'EUR' }, reason: 'case 4711: the rest was a donation' },
};

export const DISPUTE_EXAMPLES = {
  'The money came back': { outcome: 'won', reason: 'case 4711: the portal shows it as reversed' },
  'It stays away': { outcome: 'lost', reason: 'case 4711: the issuer decided against us' },
};

export const RESOLVE_EXAMPLES = {
  'It happened': { outcome: 'succeeded', reason: 'case 4711: seen in the portal', provider_reference: '4337417658' },
  'It did not': { outcome: 'failed', reason: 'case 4711: not in the portal' },
};
