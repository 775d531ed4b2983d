/** Shown in the API's documentation, and sent to a running ledger by its tests. */
export const WEBHOOK_EXAMPLES = {
  'Everything about orders': {
    url: 'https://shop.example/hooks',
    events: ['order.*'],
    description: 'the order service',
  },
  'Two types only': { url: 'https://shop.example/hooks', events: ['order.captured', 'order.refunded'] },
};
export const UPDATE_EXAMPLES = { 'Another address': { url: 'https://shop.example/hooks/2' } };
export const ROTATE_EXAMPLES = {
  'Both secrets sign for a day': {},
  'The former one ends at once': { overlap_seconds: 0 },
};
export const DISABLE_EXAMPLES = { 'With a reason': { reason: 'the receiver is being moved' } };
export const REDELIVER_EXAMPLES = {
  'What was given up on a day': { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' },
};
