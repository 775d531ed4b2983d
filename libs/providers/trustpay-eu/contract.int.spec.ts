import { FollowingClock, systemClock } from '#libs/clock';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { createHttpClient } from '../spi';
import type { ProviderAdapter, StartPayment } from '../spi';
import { providerContract } from '../spi/testing';
import type { ProviderHarness, Spared } from '../spi/testing';
import { createTrustPayEuAdapter } from './adapter';
import { SigningKeys } from './signature';
import { bankedAdapter, bankingSamples, lineSamples, strangeBankedAdapter } from './testing/banked';
import { startInbox } from './testing/inbox';
import { SECRET, asRaw, charge, config, followUp, payment } from './testing/samples';

const ABILITIES = ['charge', 'capture', 'void', 'refund'] as const;
providerContract('TrustPay EU with cards: the contract of providers', ABILITIES, () => startHarness('card'));
providerContract('TrustPay EU with bank transfers: the contract of providers', ABILITIES, () =>
  startHarness('bank_transfer'),
);

providerContract('TrustPay EU with refunds by API Banking: the contract of providers', [...ABILITIES, 'query'], () =>
  startHarness('bank_transfer', true),
);

/** `method`: which kind of payment the refunds give back and the notifications are about. */
async function startHarness(method: 'card' | 'bank_transfer', byBanking = false): Promise<ProviderHarness> {
  const clock = new FollowingClock(systemClock);
  const simulator = await startTrustPayEuSimulator({
    clock,
    accounts: [{ accountId: config().accountId, secrets: [SECRET] }],
    quirks: { singleQuotes: true, emailNotifications: true },
  });
  const inbox = await startInbox();
  const place = { serverUrl: simulator.url, clock };
  const adapter = (url: string, deadlineMs: number, spared: Spared = 'preparations') =>
    byBanking
      ? bankedAdapter(place, { url, deadlineMs, spared })
      : createTrustPayEuAdapter(config({ gatewayUrl: url, deadlineMs }), { http: createHttpClient() });
  const own = adapter(simulator.url, 5_000);
  const customer = new Customer(simulator, own, inbox.url);
  let mailsBefore = 0;
  return {
    serverUrl: simulator.url,
    adapter,
    adapterWithOtherKeys: () =>
      byBanking
        ? strangeBankedAdapter(place)
        : createTrustPayEuAdapter(config({ gatewayUrl: simulator.url, keys: new SigningKeys(['other']) }), {
            http: createHttpClient(),
          }),
    requests: {
      charge: async () =>
        charge({
          reference: customer.reference(),
          cardToken: `mandate:${await customer.paid({ saveCard: 'merchant' })}`,
        }),
      capture: () => customer.after({ capture: 'manual' }),
      void: () => customer.after({ capture: 'manual' }),
      refund: () => (method === 'card' ? customer.after({}) : customer.afterTransfer()),
      ...(byBanking && { query: () => customer.afterRefund() }),
    },
    ...(byBanking && { answers: { refund: 'pending', query: 'pending' } as const }),
    ...(byBanking && {
      clientInputs: () => customer.refundable(),
      operations: async () => {
        const there = await customer.afterRefund();
        return [{ there, none: { ...there, ...(await customer.afterTransfer()) } }];
      },
      lines: () => lineSamples(simulator, clock, own),
      banking: () => bankingSamples(simulator, clock, own),
    }),
    hostedPayments: [
      payment(),
      payment({ capture: 'manual', description: 'Order 17', language: 'sk' }),
      payment({ saveCard: 'customer' }),
      payment({ cardToken: 'card:8a8394855cfd3692015d0dc3f793355b' }),
      payment({ method: 'bank_transfer' }),
      payment({ method: 'bank_transfer', payer: {}, description: 'Order 17', language: 'cs' }),
    ],
    notifications: async () => {
      inbox.queries.length = 0;
      mailsBefore = simulator.control.mails().length;
      await (method === 'card' ? customer.causeCardMessages() : customer.causeWireMessages());
      await simulator.control.settle();
      return inbox.queries.map(asRaw);
    },
    mails: async () => simulator.control.mails().slice(mailsBefore),
    returns: () => customer.returned(),
    close: async () => {
      await Promise.all([simulator.close(), own.close!(), inbox.close()]);
    },
  };
}

/** Pays on the hosted pages, and gives cause for notifications. */
class Customer {
  private references = 0;

  constructor(
    private readonly simulator: TrustPayEuSimulator,
    private readonly adapter: ProviderAdapter,
    private readonly notificationUrl: string,
  ) {}

  reference(): string {
    return `R${++this.references}`;
  }

  /** Pays by card; gives the provider's id of the payment. */
  async paid(wanted: Partial<StartPayment>): Promise<string> {
    return (await this.simulator.control.pay({ url: this.page(wanted) })).paymentRequestId;
  }

  /** Pays from a bank, by default at once; gives the provider's id of the money. */
  async transferred(outcome = 'paid'): Promise<string> {
    const { paymentId = '' } = await this.simulator.control.pay({
      url: this.page({ method: 'bank_transfer' }),
      outcome,
    });
    return paymentId;
  }

  /** Comes back from a payment by card and from one by the bank. */
  async returned() {
    const pages = (['card', 'bank_transfer'] as const).map((method) => ({ method, reference: this.reference() }));
    return Promise.all(
      pages.map(async (page) => {
        const { redirectTo = '' } = await this.simulator.control.pay({ url: this.page(page) });
        return { query: new URL(redirectTo).search, reference: page.reference };
      }),
    );
  }

  /** A follow-up on a card payment that was made for it. */
  async after(wanted: Partial<StartPayment>) {
    return this.followUp(await this.paid(wanted));
  }

  async afterTransfer() {
    return this.followUp(`wire:${await this.transferred()}`);
  }

  /** Credits without a reference that can be sent back. */
  async refundable() {
    const { paymentId } = await this.simulator.control.wires.transfer({ amount: '7.00' });
    return { 'refund-payment': { payment_id: paymentId, amount: '7.00', currency: 'EUR' } };
  }

  /** A refund whose order has just been made. */
  async afterRefund() {
    const refund = await this.afterTransfer();
    const { outcome } = await this.adapter.refund!(refund);
    if (outcome.kind !== 'pending') throw new Error(`the refund is ${outcome.kind}`);
    const { providerReference } = outcome;
    return { ...refund, type: 'refund', providerReference, requestedAt: systemClock.now().toISOString() } as const;
  }

  async causeCardMessages(): Promise<void> {
    await this.paid({});
    await this.paid({ capture: 'manual' });
    await this.paid({ saveCard: 'customer' });
    await this.adapter.refund!(await this.after({}));
  }

  /** Each stage of one payment, money without a reference, a refund and one that the bank sends back. */
  async causeWireMessages(): Promise<void> {
    const { control } = this.simulator;
    const id = await this.transferred('never-paid');
    for (const resultCode of [3, 4, 0]) await control.wires.stage({ id, resultCode });
    await control.wires.transfer({ amount: '7.00', notificationUrl: this.notificationUrl });
    await this.adapter.refund!(await this.afterTransfer());
    control.addFault({ fault: { kind: 'refundRefused' } });
    await this.adapter.refund!(await this.afterTransfer());
  }

  private page(wanted: Partial<StartPayment>): string {
    const own = { reference: this.reference(), notificationUrl: this.notificationUrl };
    return this.adapter.hostedPage!(payment({ ...own, ...wanted })).url;
  }

  private followUp(providerReference: string) {
    return followUp({ reference: this.reference(), providerReference, notificationUrl: this.notificationUrl });
  }
}
