/** Bodies for the API's own description; each is one that the bank would take. */
const bank = {
  bic: 'EXBKUS33',
  name: 'Example Bank',
  address: { street: '10 Bank Street', town: 'New York', country: 'US' },
};

export const BANK_ORDER_EXAMPLES = {
  sepa: {
    account_id: '4107347927',
    instructions: [
      {
        kind: 'sepa',
        amount: { value: '125.40', currency: 'EUR' },
        name: 'Acme s.r.o.',
        iban: 'SK3699520000002107842741',
        description: 'invoice 2026-17',
      },
    ],
  },
  provider_debt: {
    account_id: '4107347927',
    purpose: 'provider_debt',
    for_provider: 'payfield',
    instructions: [
      {
        kind: 'sepa',
        amount: { value: '40.00', currency: 'EUR' },
        name: 'Payfield Ltd',
        iban: 'SK3699520000002107842741',
        description: 'negative balance of November',
      },
    ],
  },
  refund: {
    account_id: '4107347927',
    purpose: 'refund',
    order_id: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    instructions: [
      {
        kind: 'sepa',
        amount: { value: '25.00', currency: 'EUR' },
        name: 'Jana Nováková',
        iban: 'SK3699520000002107842741',
        description: 'refund of INV-2026-17',
      },
    ],
  },
  us: {
    account_id: '4107138076',
    instructions: [
      {
        kind: 'us',
        amount: { value: '900.00', currency: 'USD' },
        name: 'Example Corp',
        address: { street: '1 Main Street', town: 'Springfield', country: 'US' },
        account: '000123456',
        bank: { ...bank, clearing_number: '021000021' },
      },
    ],
  },
};

export const REJECT_EXAMPLES = { reason: { reason: 'not what was agreed' } };
export const RESOLVE_EXAMPLES = {
  ordered: { outcome: 'ordered', bank_order_numbers: ['110876'] },
  absent: { outcome: 'absent' },
};
