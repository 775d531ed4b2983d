import { UnsupportedPaymentError, createHttpClient } from '../spi';
import type { ProviderAdapter } from '../spi';
import { createTrustPayEuAdapter } from './adapter';
import { startGatewayStandIn } from './testing/gateway-stand-in';
import { charge, config, euros, followUp, payment } from './testing/samples';

describe('the TrustPay EU adapter', () => {
  let gateway: Awaited<ReturnType<typeof startGatewayStandIn>>;
  let adapter: ProviderAdapter;
  beforeEach(async () => {
    gateway = await startGatewayStandIn();
    adapter = createTrustPayEuAdapter(config({ gatewayUrl: gateway.url }), { http: createHttpClient() });
  });
  afterEach(async () => {
    await adapter.close!();
    await gateway.close();
  });
  const NOTIFICATION_URL = 'NotificationUrl=https%3A%2F%2Fledger.example%2Fnotifications%2Ftrustpay-eu';

  it('captures by a signed form of type 6 (test vector T12)', async () => {
    const { outcome } = await adapter.capture!(followUp({ amount: euros(100n) }));
    expect(outcome).toMatchObject({ kind: 'succeeded', amount: { minor: '100', currency: 'EUR' } });
    expect(gateway.calls).toEqual([
      {
        method: 'POST',
        url: '/mapi5/Card/PayPopup',
        contentType: 'application/x-www-form-urlencoded',
        body:
          'AccountId=4107111111&Amount=1.00&Currency=EUR&Reference=123456789&PaymentType=6&PaymentRequestId=555' +
          `&Signature=8E95C675202054FEE8E7E58619312EE6ACBC37520858FCEC4C1E6AFB0FD9D6E9&${NOTIFICATION_URL}`,
      },
    ]);
  });

  it('refunds and cancels by type 8 (test vector T13)', async () => {
    gateway.stub.body = '{"ResultCode":0,"AcquirerResponseId":"000.000.000"}';
    expect((await adapter.refund!(followUp())).outcome.kind).toBe('succeeded');
    expect((await adapter.void!(followUp())).outcome.kind).toBe('succeeded');
    const body =
      'AccountId=4107111111&Amount=1.50&Currency=EUR&Reference=123456789&PaymentType=8&PaymentRequestId=555' +
      `&Signature=338E940CB64833616FCD9F1395876BDD7051EB3B84E71E4FCA779A2C043854F3&${NOTIFICATION_URL}`;
    expect(gateway.calls.map((call) => call.body)).toEqual([body, body]);
  });

  it('refunds a bank transfer at its own endpoint (test vector T02), known by the prefix of its reference', async () => {
    gateway.stub.body = '{"ResultCode": 0}';
    const { outcome } = await adapter.refund!(followUp({ providerReference: 'wire:555' }));
    expect(outcome).toMatchObject({ kind: 'succeeded', amount: { minor: '150', currency: 'EUR' } });
    expect(gateway.calls).toMatchObject([
      {
        method: 'POST',
        url: '/mapi5/wire/paypopup',
        body:
          'AccountId=4107111111&Amount=1.50&Currency=EUR&Reference=123456789&PaymentType=8&PaymentRequestId=555' +
          `&Signature=338E940CB64833616FCD9F1395876BDD7051EB3B84E71E4FCA779A2C043854F3&${NOTIFICATION_URL}`,
      },
    ]);
  });

  it.each([
    ['{"ResultCode":1007}', 'failed'],
    ['{"ResultCode":1010}', 'failed'],
    ['{"ResultCode":1015}', 'failed'],
    ['{"ResultCode":1}', 'pending'],
    ['{"ResultCode":3}', 'unknown'],
    ['{"ResultCode":1100}', 'unknown'],
    ['{}', 'unknown'],
  ])('reads the answer %s to a refund of a bank transfer as %s', async (body, kind) => {
    gateway.stub.body = body;
    expect((await adapter.refund!(followUp({ providerReference: 'wire:555' }))).outcome.kind).toBe(kind);
  });

  it('charges a mandate by type 4, with billing (test vector T10) and without (T09)', async () => {
    const { payer } = payment();
    await adapter.charge!(charge({ payer, description: 'Gym, monthly' }));
    await adapter.charge!(charge());
    const told = gateway.calls.map(({ body }) => new URLSearchParams(body).get('Description'));
    expect(told).toEqual(['Gym monthly', null]);
    expect(new URLSearchParams(gateway.calls[0]!.body).get('Signature')).toBe(
      '4D56A3ED8B2C0749AF2F4415B86E652998512F13522C6AA74B0FCD7DD3FDAE02',
    );
    expect(new URLSearchParams(gateway.calls[1]!.body).get('Signature')).toBe(
      '612131841F391E9D043BD57948234CFE16FC1BE2CB910A2B56D57155BC98D27B',
    );
  });

  it('fails, without a call, what the provider has no form for', async () => {
    const outcomes = [
      await adapter.charge!(charge({ initiator: 'customer' })),
      await adapter.charge!(charge({ cardToken: 'card:8a83' })),
      await adapter.capture!(followUp({ providerReference: 'not an id' })),
      await adapter.refund!(followUp({ amount: { minor: 100n, currency: 'JPY' } })),
      await adapter.refund!(followUp({ amount: euros(0n) })),
      await adapter.void!(followUp({ reference: 'INV-1' })),
      await adapter.void!(followUp({ providerReference: 'wire:555' })),
      await adapter.capture!(followUp({ providerReference: 'wire:555' })),
      await adapter.refund!(followUp({ providerReference: 'wire:x' })),
      await adapter.refund!(followUp({ providerReference: 'wire:555', amount: { minor: 150n, currency: 'CZK' } })),
    ];
    for (const { outcome } of outcomes) expect(outcome).toMatchObject({ kind: 'failed', code: 'unsupported_request' });
    expect(gateway.calls).toEqual([]);
  });

  it('refuses a hosted payment that it cannot express, before anything is stored', () => {
    const unsupported = payment({ capture: 'manual', saveCard: 'customer' });
    expect(() => adapter.hostedPage!(unsupported)).toThrow(UnsupportedPaymentError);
    expect(() => adapter.hostedPage!(payment({ method: 'crypto' }))).toThrow(UnsupportedPaymentError);
    const manualWire = payment({ method: 'bank_transfer', capture: 'manual' });
    expect(() => adapter.hostedPage!(manualWire)).toThrow(UnsupportedPaymentError);
  });

  it('does not know what happened when the gateway answers with an error of its own', async () => {
    gateway.stub.status = 500;
    expect((await adapter.capture!(followUp())).outcome.kind).toBe('unknown');
  });
});
