import type { Transport } from '#libs/simulators/kit';
import type { Order } from './order';

/** What a merchant is shown of a card: the first six and the last four digits (sheet 7). */
export interface CardGlimpse {
  readonly prefix: string;
  readonly suffix: string;
  readonly holder: string;
}

/** Why the merchant's risk control stops a payment; undefined when it may go on, or when none is registered. */
export type RiskVerdict = 'user risk control failed' | 'risk control exception' | undefined;

/**
 * Asks the merchant before a card is charged: 200 with `allow`, 403 for no, anything else is an exception (sheet 7).
 */
export async function askRiskControl(transport: Transport, order: Order, card: CardGlimpse): Promise<RiskVerdict> {
  const url = order.merchant.riskUrl;
  if (url === undefined) return undefined;
  const body = JSON.stringify({
    orderId: order.orderNo,
    cardPrefix: card.prefix,
    cardSuffix: card.suffix,
    cardHolderName: card.holder,
  });
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await transport.send({ key: order.orderNo, method: 'POST', url, headers, body });
    if (answer.status === 200 && answer.body.trim() === 'allow') return undefined;
    return answer.status === 403 ? 'user risk control failed' : 'risk control exception';
  } catch {
    return 'risk control exception';
  }
}
