import { randomUUID } from 'node:crypto';

const RETURNING_CUSTOMERS = 5_000;

/**
 * What a shop sends for one order, about 600 bytes. Every second order comes from a customer never seen before, whose
 * personal data needs a key of its own, which has to be durable before the order is.
 */
export function orderBody(number: number): string {
  const customer = number % 2 === 0 ? randomUUID() : `customer-${number % RETURNING_CUSTOMERS}`;
  return JSON.stringify({
    reference: `INV-2026-${number}`,
    amount: { value: '129.90', currency: 'EUR' },
    method: 'card',
    capture: 'manual',
    customer: {
      id: customer,
      name: 'Jana Nováková',
      email: `jana.${number}@shop.example`,
      ip: '203.0.113.7',
      billing: { street: 'Za kasárňou 1', city: 'Bratislava', postcode: '83103', country: 'SK' },
    },
    return_url: 'https://shop.example/thanks?cart=8812',
    description: 'Two tickets, row 7',
    metadata: { cart: '8812', channel: 'web' },
  });
}
