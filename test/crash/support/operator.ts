import { operationReference } from '#libs/payments';
import { ApiClient } from '../../support/api-client';
import { ordersOf, readLog } from './orders-of';
import type { World } from './world';

type Outcome = 'succeeded' | 'failed';

/**
 * The person whom the last step of the ladder calls: looks up each operation in doubt in the provider's book and says
 * what is there. Answers what became of each.
 */
export async function settleDoubts({ store, simulator, url, tokens }: World): Promise<Outcome[]> {
  const api = new ApiClient(url, tokens.operator);
  const settled: Outcome[] = [];
  for (const [orderId, { state }] of ordersOf(await readLog(store))) {
    for (const { id } of state.operations.filter(({ status }) => status === 'unknown')) {
      const reference = operationReference(orderId, id);
      const payment = simulator
        .book({ reference })
        .find(({ operations }) => operations.some((operation) => operation.reference === reference));
      const outcome = payment ? 'succeeded' : 'failed';
      const body = {
        outcome,
        reason: 'looked up in the book of the provider',
        provider_reference: payment?.paymentRequestId,
      };
      const answer = await api.post(`/v1/orders/${orderId}/operations/${id}/resolve`, body);
      if (answer.status !== 201) throw new Error(`operation ${id} of ${orderId}: ${JSON.stringify(answer.body)}`);
      settled.push(outcome);
    }
  }
  return settled;
}
