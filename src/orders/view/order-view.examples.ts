import type { OrderSummaryView } from '../list-orders/order-list.view';
import type { OrderView } from './order.view';

const eur = (value: string) => ({ value, currency: 'EUR' });

/** An order that was paid by card and refunded in part: what fits together, as no example field by field does. */
export const ORDER_SUMMARY_EXAMPLE: OrderSummaryView = {
  id: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
  merchant_id: 'shop',
  reference: 'INV-2026-17',
  amount: eur('100.00'),
  method: 'card',
  provider: 'trustpay-eu',
  capture: 'automatic',
  status: 'partially_refunded',
  authorized: eur('100.00'),
  captured: eur('100.00'),
  refunded: eur('30.00'),
  voided: eur('0.00'),
  capturable: eur('0.00'),
  refundable: eur('70.00'),
  in_doubt: eur('0.00'),
  unexpected: eur('0.00'),
  unexpected_assets: [],
  overpaid: eur('0.00'),
  settled: eur('0.00'),
  fees: eur('0.00'),
  attempts: [
    {
      id: 1,
      provider: 'trustpay-eu',
      flow: 'hosted',
      status: 'authorized',
      provider_reference: '4337417657',
      card: { mask: '0000', expiry: '1230' },
      expires_at: '2026-11-20T12:30:00.000Z',
    },
  ],
  operations: [
    {
      id: 1,
      type: 'authorize',
      status: 'succeeded',
      amount: eur('100.00'),
      reference: '2rK0vLhX9QyYhD3oWq8n1B1',
      provider_reference: '4337417657',
      requested_at: '2026-11-20T12:00:00.000Z',
    },
    {
      id: 2,
      type: 'refund',
      status: 'succeeded',
      amount: eur('30.00'),
      reference: '2rK0vLhX9QyYhD3oWq8n1B2',
      provider_reference: '4337417658',
      requested_at: '2026-11-20T12:09:40.000Z',
    },
  ],
  disputes: [],
  return_url: 'https://shop.example/thanks',
  created_at: '2026-11-20T12:00:00.000Z',
  updated_at: '2026-11-20T12:09:41.120Z',
  revision: 4,
  position: '1234',
};

export const ORDER_EXAMPLE: OrderView = {
  ...ORDER_SUMMARY_EXAMPLE,
  next_action: null,
  customer: { id: 'cust-77', name: 'Jana Nováková', email: 'jana@example.sk' },
  description: 'Invoice 2026-17',
  metadata: { cart: '8812' },
};
