import { factsOf, verifyNotification } from './notification';
import { MERCHANT, notification } from './testing/samples';
import { ANSWER_VECTORS, PLATFORM_KEY } from './testing/vectors';
import { ApiSecret, PlatformKeys } from './wire/signature';

const C5 = ANSWER_VECTORS[0]!;
const platform = new PlatformKeys([PLATFORM_KEY]);
const signed = { 'biz-timestamp': C5.timestamp, 'biz-resp-signature': C5.signature };

describe('a webhook', () => {
  it('of vector C5 is genuine, is known by its event, and asks about its order', () => {
    const raw = notification(C5.body, signed);
    expect(verifyNotification(platform, raw)).toMatchObject({
      valid: true,
      key: '8f2e919a-6a7b-4a9b-8c1a-4c0b3f5b8b1f',
    });
    expect(factsOf(raw, MERCHANT)).toEqual([
      {
        kind: 'ask',
        reference: 'P20240201001',
        providerReference: 'O20250304-M1001-1001',
        code: 'payment.status.updated Completed',
      },
    ]);
  });

  it('is the same when only its delivery differs, and another when it says anything else', () => {
    const key = new ApiSecret('1f'.repeat(32));
    const event = JSON.parse(C5.body) as Record<string, unknown>;
    const verdict = (members: object) => {
      const body = JSON.stringify({ ...event, ...members });
      const headers = { 'biz-timestamp': C5.timestamp, 'biz-resp-signature': key.sign(`${body}|${C5.timestamp}`) };
      return verifyNotification(new PlatformKeys([key.apiKey]), notification(body, headers));
    };
    const first = verdict({});
    expect(verdict({ status: 'Failed', retries_left: undefined, next_retry_timestamp: 1_701_396_876_000 })).toEqual(
      first,
    );
    const { data } = event as { data: object };
    for (const other of [{ type: 'x' }, { created_timestamp: 1 }, { data: { ...data, status: 'Expired' } }]) {
      expect(verdict(other)).toMatchObject({ valid: true, key: event['event_id'] });
      expect(verdict(other)).not.toEqual(first);
    }
  });

  it('that nests without end is taken as any other, and the same again is the same', () => {
    const key = new ApiSecret('1f'.repeat(32));
    const data = `{"data_type":"PaymentOrder","psp_order_code":"REF","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const body = `{"event_id":"E1","type":"payment.status.updated","data":${data}}`;
    const headers = { 'biz-timestamp': C5.timestamp, 'biz-resp-signature': key.sign(`${body}|${C5.timestamp}`) };
    const raw = notification(body, headers);
    const platformKeys = new PlatformKeys([key.apiKey]);
    const verdict = verifyNotification(platformKeys, raw);
    expect(verdict).toEqual({ valid: true, key: 'E1', digest: expect.any(String) });
    expect(verifyNotification(platformKeys, raw)).toEqual(verdict);
    expect(factsOf(raw, MERCHANT)).toMatchObject([{ kind: 'ask', reference: 'REF' }]);
  });

  describe('of late money', () => {
    const data = {
      ...{ data_type: 'PaymentTransaction', transaction_id: 'TX1', order_id: 'O1', psp_order_code: 'REF' },
      ...{ token_id: 'ARBITRUM_USDCOIN', status: 'Completed', destination: { amount: '20.000001' } },
    };
    const factsAbout = (members: object, type = 'payment.transaction.late') =>
      factsOf(notification(JSON.stringify({ type, data: { ...data, ...members } })), MERCHANT);
    const ask = { kind: 'ask', reference: 'REF', providerReference: 'O1', code: 'payment.transaction.late Completed' };

    it('brings it itself, under the id that the list of the order has for it, and asks about the order', () => {
      expect(factsAbout({})).toEqual([
        {
          ...{ kind: 'received', reference: 'REF', providerReference: 'TX1', code: 'payment.transaction.late' },
          ...{ amount: { minor: 20_000_001n, currency: 'ARBITRUM_USDC' }, movement: 'deposit/TX1' },
        },
        ask,
      ]);
      expect(factsAbout({}, 'payment.transaction.completed')).toMatchObject([{ kind: 'ask' }]);
    });

    it.each([
      ['no amount', { destination: {} }],
      ['no token', { token_id: undefined }],
      ['a token that is not known', { token_id: '__proto__' }],
      ['an amount finer than the token', { destination: { amount: '0.0000001' } }],
      ['no id of its own', { transaction_id: undefined }],
    ])('that cannot be read (%s) is left to a person, and the order is asked about', (_, members) => {
      const told = { ...data, ...members };
      expect(factsAbout(members)).toEqual([
        ask,
        {
          ...{ kind: 'ask', code: 'payment.transaction.late: the amount cannot be read' },
          providerReference: told.transaction_id ?? 'O1',
        },
      ]);
    });

    it('that names no order is left to a person', () => {
      expect(factsAbout({ psp_order_code: undefined })).toMatchObject([{ kind: 'ask', providerReference: 'O1' }]);
    });
  });

  describe('of coins in screening', () => {
    const data = {
      ...{ data_type: 'PaymentTransaction', transaction_id: 'TX-1', psp_order_code: 'REF', status: 'Rejected' },
      ...{ token_id: 'ARBITRUM_USDCOIN', destination: { amount: '20.000001' } },
    };
    const remarkOn = (type: string, members: object = {}) => {
      const [fact] = factsOf(notification(JSON.stringify({ type, data: { ...data, ...members } })), MERCHANT);
      expect(fact).toMatchObject({ kind: 'ask', reference: 'REF' });
      return fact?.kind === 'ask' ? fact.remark : undefined;
    };
    const frozen = "coins came that failed the provider's screening and are frozen";

    it('asks about the order, and keeps in words what no answer will tell', () => {
      expect(remarkOn('payment.transaction.failed')).toBe(`${frozen}, 20.000001 ARBITRUM_USDC, transaction TX-1`);
      expect(remarkOn('payment.transaction.held')).toBe(
        "coins came that are held by the provider's screening, 20.000001 ARBITRUM_USDC, transaction TX-1",
      );
      expect(remarkOn('payment.transaction.completed')).toBeUndefined();
    });

    it.each([
      ['no amount', { destination: null }, `${frozen}, ARBITRUM_USDC, transaction TX-1`],
      ['no token', { token_id: 7 }, `${frozen}, 20.000001, transaction TX-1`],
      ['a token that is not known', { token_id: 'DOGE' }, `${frozen}, 20.000001 DOGE, transaction TX-1`],
      ['no transaction', { transaction_id: undefined }, `${frozen}, 20.000001 ARBITRUM_USDC`],
      ['texts of any kind', { token_id: 'a\nb', transaction_id: '<x>', destination: { amount: '1e9' } }, frozen],
    ])('says as much as can be read: %s', (_, members, remark) => {
      expect(remarkOn('payment.transaction.failed', members)).toBe(remark);
    });
  });

  describe('of an account', () => {
    const change = {
      ...{ data_type: 'PaymentAccountBalanceUpdate', source_account: 'developer', source_type: 'UnexceptedIn' },
      ...{ source_id: 'TX1', token_id: 'ARBITRUM_USDCOIN', amount: '20.00', amount_raw: '20.000001' },
      ...{ balance_before: '1.50', balance_before_raw: '1.50', flow_direction: 'in' },
    };
    const factsAbout = (members: object) =>
      factsOf(notification(JSON.stringify({ type: 'x', data: { ...change, ...members } })), MERCHANT);

    it('brings money that belongs to no order, in full, and a name that the list of changes gives it as well', () => {
      const amount = { minor: 20_000_001n, currency: 'ARBITRUM_USDC' };
      const movement = 'UnexceptedIn/TX1/ARBITRUM_USDC/20.000001/1.5';
      const fact = { kind: 'received', movement, providerReference: 'TX1', code: 'UnexceptedIn', amount };
      expect(factsAbout({})).toEqual([fact]);
      const alike = { source_account: MERCHANT, token_id: 'ARBITRUM_USDC', amount_raw: '20.0000010' };
      expect(factsAbout({ ...alike, balance_before_raw: '1.5' })).toEqual([fact]);
      const [other] = factsAbout({ balance_before_raw: '21.500001' });
      expect(other).not.toMatchObject({ movement });
      expect(factsAbout({ source_type: 'UnexceptedOut' })).toMatchObject([{ kind: 'refunded', amount }]);
    });

    it('brings each part of a top-up, also where both are alike', () => {
      const [ours, developers] = [MERCHANT, 'developer'].map(
        (source_account) => factsAbout({ source_type: 'TopUp', source_account })[0],
      );
      const amount = { minor: 20_000_001n, currency: 'ARBITRUM_USDC' };
      expect(ours).toMatchObject({ kind: 'received', providerReference: 'TX1', code: 'TopUp', amount });
      expect(developers).toMatchObject({ kind: 'received', amount });
      expect(developers!.movement).not.toBe(ours!.movement);
      expect(factsAbout({ source_type: 'TopUp', source_account: undefined })).toEqual([]);
    });

    it.each(['OrderIn', 'LatePayment', 'RefundOut', 'Payout'])('says nothing new by %s', (source_type) => {
      expect(factsAbout({ source_type })).toEqual([]);
    });

    it('of another merchant is not ours', () => {
      expect(factsAbout({ source_account: 'M9' })).toEqual([]);
    });

    it.each([{ token_id: 'DOGE' }, { amount_raw: undefined }, { amount_raw: '0.0000001' }])(
      'that cannot be read (%j) is left to a person',
      (members) => {
        expect(factsAbout(members)).toMatchObject([
          {
            kind: 'ask',
            providerReference: 'TX1',
            movement: expect.any(String),
            code: expect.stringContaining('cannot be read'),
          },
        ]);
      },
    );
  });

  it('of a refund asks about it by the request id, or by its own id where that is not told', () => {
    const factsAbout = (members: object) => {
      const data = { data_type: 'PaymentRefund', refund_id: 'R1', status: 'Completed', ...members };
      return factsOf(notification(JSON.stringify({ type: 'x', data })), MERCHANT);
    };
    const ask = { kind: 'ask', code: 'x Completed', providerReference: 'R1' };
    expect(factsAbout({ request_id: 'REF' })).toEqual([{ ...ask, reference: 'REF' }]);
    expect(factsAbout({})).toEqual([{ ...ask, reference: 'refund/R1', movement: 'refund/R1' }]);
    expect(factsAbout({ refund_id: undefined })).toEqual([]);
  });

  describe('of money that leaves an account', () => {
    const payout = {
      ...{ data_type: 'PaymentPayout', payout_id: 'P1', request_id: 'REF', source_account: 'developer' },
      ...{
        payout_items: [
          { token_id: 'ETH_USDT', amount: '10' },
          { token_id: 'MATIC_USDC2', amount: '2.5' },
        ],
      },
      ...{ recipient_info: { address: '0xSECRET' }, failed_reason: 'SECRET', status: 'Completed' },
    };
    const settlement = {
      ...{ data_type: 'PaymentSettlement', settlement_request_id: 'S1', request_id: 'REF', status: 'Processing' },
      settlements: [{ merchant_id: MERCHANT, token_id: 'ETH_USDT', amount: '10.00', crypto_address: '0xSECRET' }],
    };
    const factsAbout = (data: object) => factsOf(notification(JSON.stringify({ type: 'x', data })), MERCHANT);
    const told = { kind: 'ask', about: 'client_operation', reference: 'REF' };

    it('is kept with the call that asked for it, and says nothing of the recipient', () => {
      const remark = 'the payout P1 of 10 ETH_USDT, 2.5 MATIC_USDC from the account developer is Completed';
      expect(factsAbout(payout)).toEqual([{ ...told, providerReference: 'P1', code: 'x Completed', remark }]);
      expect(factsAbout(settlement)).toEqual([
        {
          ...{ ...told, providerReference: 'S1', code: 'x Processing' },
          remark: 'the settlement request S1 of 10.00 ETH_USDT is Processing',
        },
      ]);
    });

    it('says as much as can be read', () => {
      const unreadable = { payout_id: 'a b', payout_items: [7, { amount: '1' }], source_account: [], status: 'a\nb' };
      expect(factsAbout({ ...payout, ...unreadable })).toMatchObject([
        { remark: 'the payout without an id is in a state that cannot be read' },
      ]);
      const settlements = Array.from({ length: 12 }, () => ({ token_id: 'ETH_USDT', amount: '1' }));
      const [fact] = factsAbout({ ...settlement, settlements });
      expect(fact).toMatchObject({ remark: expect.stringMatching(/(1 ETH_USDT, ){10}2 more is Processing$/) });
    });

    it('is nothing of ours without a request id', () => {
      expect(factsAbout({ ...payout, request_id: undefined })).toEqual([]);
    });
  });

  it('may have its headers written with underscores', () => {
    const headers = { biz_timestamp: C5.timestamp, biz_resp_signature: C5.signature };
    expect(verifyNotification(platform, notification(C5.body, headers)).valid).toBe(true);
  });

  it.each([
    ['no signature', { 'biz-timestamp': C5.timestamp }],
    ['no timestamp', { 'biz-resp-signature': C5.signature }],
    ['another timestamp', { ...signed, 'biz-timestamp': '1701396866124' }],
  ])('is refused with %s', (_, headers) => {
    expect(verifyNotification(platform, notification(C5.body, headers)).valid).toBe(false);
  });

  it.each([
    ['a payout', '{"type":"payment.payout.status.updated","data":{"data_type":"PaymentPayout","payout_id":"P1"}}'],
    ['something new', '{"type":"payment.novelty","data":{"data_type":"PaymentNovelty"}}'],
    ['an order without any reference', '{"type":"x","data":{"data_type":"PaymentOrder"}}'],
    ['no object', '[]'],
    ['no JSON', 'x'],
  ])('about %s says nothing of an order', (_, body) => {
    expect(factsOf(notification(body), MERCHANT)).toEqual([]);
  });
});
