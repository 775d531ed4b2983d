const eur = (value: string) => ({ value, currency: 'EUR' });
const monthly = { every: 'month', anchor_day: 31, time: '09:00', zone: 'Europe/Bratislava', start: '2036-01-31' };
const customer = { id: 'cust-77', name: 'Jana Nováková', email: 'jana@example.sk' };

export const AGREEMENT_EXAMPLES = {
  'Each month on the last day, the first month at once': {
    reference: 'SUB-17',
    amount: eur('9.90'),
    schedule: monthly,
    customer,
    return_url: 'https://shop.example/thanks',
  },
  'The card is only verified, a year of twelve periods': {
    reference: 'SUB-18',
    amount: eur('9.90'),
    schedule: { ...monthly, periods: 12 },
    customer,
    first_payment: eur('0.00'),
    missed_periods: 'merge',
  },
};

export const PAUSE_EXAMPLES = {
  'Until somebody resumes it': {},
  'For a time': { until: '2036-03-01', reason: 'holiday' },
};
export const CANCEL_EXAMPLES = {
  'At once': {},
  'At once, and refund the days that are not used': { when: 'now', unused_days: 'refund' },
  'With the period that runs': { when: 'period_end' },
};
export const AMOUNT_EXAMPLES = {
  'From the next period on': { amount: eur('12.90') },
  'At once, the difference with the next charge': {
    amount: eur('12.90'),
    effective: 'immediately',
    proration: 'next_charge',
  },
  'At once, the difference charged now': { amount: eur('12.90'), effective: 'immediately', proration: 'charge_now' },
};
export const CONSENT_EXAMPLES = {
  'To a higher price': { reference: 'T&C-2036-7/8812', ceiling: eur('40.00') },
};
export const ZONE_EXAMPLES = { 'The customer has moved': { zone: 'America/New_York' } };
export const REVIEW_EXAMPLES = { 'Charge what is held': { decision: 'charge' }, 'Give it up': { decision: 'waive' } };
export const RESUME_BILLING_EXAMPLES = { 'After a repair': { reason: 'repaired in release 1.4' } };
export const CARD_EXAMPLES = {
  'Ask the customer for a card': { return_url: 'https://shop.example/thanks' },
  'Use one on file': { card_id: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' },
};
