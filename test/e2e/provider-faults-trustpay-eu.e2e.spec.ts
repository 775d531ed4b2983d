import { faultMatrix } from './support/faulty-providers';
import { described as trustPayEu, trustPayEuBank } from './support/faulty-providers/trustpay-eu';

const DAY_MS = 86_400_000;

/** This one cannot be asked and knows no key: a message, a line of the account or a person ends the doubt. */
describe('calls to TrustPay EU that go wrong', () => {
  const run = faultMatrix([trustPayEu], { stepMs: 20_000 });

  it.each(['card', 'bank_transfer'])('are none where a page for a payment by %s is made', async (method) => {
    const make = () => run().create(trustPayEu, `page by ${method}`, { method });
    const order = await run().whileDown(trustPayEu, make);
    expect(order).toMatchObject({ next_action: { type: 'redirect' }, attempts: [{ flow: 'hosted' }] });
    expect(await run().pay(trustPayEu, order)).toMatchObject({ status: 'captured', captured: order.amount });
  });
});

describe('calls to the bank behind TrustPay EU that go wrong', () => {
  faultMatrix([trustPayEuBank], { stepMs: DAY_MS });
});
