import type { FastifyInstance } from 'fastify';
import type { Answer } from '#libs/simulators/kit';
import { formOf, html, page, sendAnswer } from '#libs/simulators/kit';
import { readTerms } from '../orders/order-terms';
import type { Platform } from '../platform';
import type { Refund } from '../refunds/refund';
import { ApiError } from '../wire/errors';
import { optionalAmount, requiredAmount, requiredText, requiredToken } from '../wire/fields';
import type { Token } from '../wire/tokens';
import { findToken } from '../wire/tokens';
import type { Link } from './links';
import { termsOf } from './links';
import { addressPage, choicePage, orderPage } from './payer-pages';

const ADDRESS = /^[A-Za-z0-9]{20,128}$/;

/** The pages where a person acts. Forms only, no scripts. */
export const payerRoutes = (platform: Platform) =>
  async function register(server: FastifyInstance): Promise<void> {
    const { orders, simulation, links } = platform;
    server.get<{ Params: { id: string } }>('/pay/orders/:id', (request, reply) => {
      const order = orders.find(request.params.id);
      return sendAnswer(reply, order ? orderPage(order) : missing());
    });
    server.post<{ Params: { id: string } }>('/pay/orders/:id', (request, reply) => {
      const order = orders.find(request.params.id);
      if (!order) return sendAnswer(reply, missing());
      const form = formOf(request.body);
      try {
        simulation.pay({ order: order.orderId, amount: (form.get('pick') ?? form.get('amount') ?? '').trim() });
      } catch (error) {
        if (error instanceof RangeError) return sendAnswer(reply, orderPage(order, undefined, error.message));
        throw error;
      }
      return reply.redirect(`/pay/orders/${encodeURIComponent(order.orderId)}`, 303);
    });
    server.get<{ Querystring: { token?: string } }>('/pay/link', (request, reply) => {
      const link = links.find(request.query.token ?? '');
      return sendAnswer(reply, link ? linkPage(platform, link) : missing());
    });
    server.post<{ Querystring: { token?: string } }>('/pay/link', (request, reply) => {
      const link = links.find(request.query.token ?? '');
      if (!link) return sendAnswer(reply, missing());
      try {
        act(platform, link, formOf(request.body));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return sendAnswer(reply, linkPage(platform, link, error.detail));
      }
      return reply.redirect(`/pay/link?token=${link.token}`, 303);
    });
  };

function linkPage(platform: Platform, link: Link, error?: string): Answer {
  if (link.kind === 'refunds') return refundPage(platform, link, error);
  const order = link.resultId === undefined ? undefined : platform.orders.find(link.resultId);
  return order ? orderPage(order, link.returnUrl) : choicePage(link, tokensOf(link), error);
}

/** With the page the refund is there, and waits for its address (sheet, 7). */
function refundPage(platform: Platform, link: Link, error?: string): Answer {
  try {
    const { toAddress } = refundOf(platform, link);
    return addressPage(link, toAddress !== undefined, error);
  } catch (refusal) {
    if (!(refusal instanceof ApiError)) throw refusal;
    return addressPage(link, false, error ?? refusal.message);
  }
}

/** Pressing twice acts once. */
function act(platform: Platform, link: Link, form: URLSearchParams): void {
  if (link.kind === 'orders') {
    link.resultId ??= openOrder(platform, link, form);
    return;
  }
  const toAddress = (form.get('address') ?? '').trim();
  if (!ADDRESS.test(toAddress)) throw new ApiError(2006, 'That is no address.');
  platform.refunds.submitAddress(refundOf(platform, link), toAddress);
}

function refundOf(platform: Platform, link: Link): Refund {
  link.resultId ??= openRefund(platform, link);
  return platform.refunds.get(link.resultId);
}

function openOrder({ orders, quirks }: Platform, link: Link, form: URLSearchParams): string {
  const currency = form.get('currency') ?? '';
  if (!tokensOf(link).some(({ id }) => id === currency)) throw new ApiError(2006, 'Choose one of the coins.');
  return orders.open(readTerms(termsOf(link.business, currency), quirks), { isFromLink: true }).orderId;
}

function openRefund({ orders, refunds }: Platform, link: Link): string {
  const order = orders.get(requiredText(link.business, 'order_id'));
  const token = requiredToken(link.business, 'token_id');
  const isMerchants = link.business['refund_source'] === 'Merchant';
  const terms = {
    ...{ requestId: link.requestId, orderId: order.orderId, token },
    merchantId: isMerchants ? order.terms.merchantId : undefined,
    refundType: isMerchants ? ('Merchant' as const) : ('Psp' as const),
    amount: requiredAmount(link.business, 'amount'),
    merchantFee: isMerchants ? (optionalAmount(link.business, 'fee_amount') ?? 0n) : 0n,
    initiator: 'payer',
  };
  return refunds.open(terms, 'AddressPending').refundId;
}

function tokensOf({ business }: Link): Token[] {
  const names = business['payable_currencies'];
  return (Array.isArray(names) ? names : []).flatMap((name) => findToken(String(name)) ?? []);
}

const missing = (): Answer =>
  page({ title: 'Not found', status: 404, body: html`<main><h1>There is no such page</h1></main>` });
