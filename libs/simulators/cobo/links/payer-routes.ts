import type { FastifyInstance } from 'fastify';
import type { Answer } from '#libs/simulators/kit';
import { formOf, html, page, sendAnswer } from '#libs/simulators/kit';
import { readTerms } from '../orders/order-terms';
import type { Platform } from '../platform';
import { ApiError } from '../wire/errors';
import { requiredAmount, requiredText, requiredToken } from '../wire/fields';
import type { Token } from '../wire/tokens';
import { findToken } from '../wire/tokens';
import type { Link } from './links';
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

function linkPage({ orders }: Platform, link: Link, error?: string): Answer {
  if (link.kind === 'refunds') return addressPage(link, link.resultId !== undefined, error);
  const order = link.resultId === undefined ? undefined : orders.find(link.resultId);
  return order ? orderPage(order, link.returnUrl) : choicePage(link, tokensOf(link), error);
}

/** Pressing twice acts once. */
function act(platform: Platform, link: Link, form: URLSearchParams): void {
  if (link.resultId !== undefined) return;
  link.resultId = link.kind === 'orders' ? openOrder(platform, link, form) : openRefund(platform, link, form);
}

function openOrder({ orders, quirks }: Platform, link: Link, form: URLSearchParams): string {
  const currency = form.get('currency') ?? '';
  if (!tokensOf(link).some(({ id }) => id === currency)) throw new ApiError(2006, 'Choose one of the coins.');
  return orders.open(readTerms({ ...link.business, payable_currency: currency }, quirks), { isFromLink: true }).orderId;
}

function openRefund({ orders, refunds }: Platform, link: Link, form: URLSearchParams): string {
  const toAddress = (form.get('address') ?? '').trim();
  if (!ADDRESS.test(toAddress)) throw new ApiError(2006, 'That is no address.');
  const order = orders.get(requiredText(link.business, 'order_id'));
  const token = requiredToken(link.business, 'token_id');
  const isMerchants = link.business['refund_source'] === 'Merchant';
  const refund = refunds.open({
    ...{ requestId: link.requestId, orderId: order.orderId, token, toAddress },
    merchantId: isMerchants ? order.terms.merchantId : undefined,
    refundType: isMerchants ? 'Merchant' : 'Psp',
    amount: requiredAmount(link.business, 'amount'),
    merchantFee: 0n,
    initiator: 'payer',
  });
  return refund.refundId;
}

function tokensOf({ business }: Link): Token[] {
  const names = business['payable_currencies'];
  return (Array.isArray(names) ? names : []).flatMap((name) => findToken(String(name)) ?? []);
}

const missing = (): Answer =>
  page({ title: 'Not found', status: 404, body: html`<main><h1>There is no such page</h1></main>` });
