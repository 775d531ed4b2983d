import type { World } from '../testing/world';
import { API_KEY, signatureOf, startWorld } from '../testing/world';

describe('the API of merchants', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());
  const status = (id = 'PIN-001', query = '?shop_code=shop-001', type = 'payins') =>
    world.call('GET', `/api/v1/${type}/${id}${query}`);

  describe('at the door', () => {
    const at = (headers: Record<string, string>) => world.call('GET', '/api/v1/payins/X', undefined, headers);

    it.each([
      [{ 'x-api-key': '', 'x-timestamp': 'x' }, 'API key required'],
      [{ 'x-api-key': 'other', 'x-timestamp': 'x' }, 'Invalid API key'],
      [{ 'x-timestamp': '' }, 'Timestamp required'],
      [{ 'x-timestamp': 'noon', 'x-signature': 'x' }, 'Invalid timestamp format'],
      [{ 'x-timestamp': '1764928738', 'x-signature': 'x' }, 'Timestamp window exceeded'],
      [{ 'x-timestamp': '1764928862', 'x-signature': 'x' }, 'Timestamp window exceeded'],
      [{ 'x-timestamp': '1764928800000' }, 'Timestamp window exceeded'],
      [{ 'x-signature': 'ab' }, 'Invalid signature'],
      [{ 'x-signature': '' }, 'Invalid signature'],
    ])('%j is refused: %s', async (headers, message) => {
      const error = { message, code: 'unauthorized', error: { code: 'unauthorized', message } };
      expect(await at(headers)).toEqual({ status: 401, body: error });
    });

    it.each(['1764928741', '1764928860', '2025-12-05T10:00:00Z', '2025-12-05T10:00:30.5+00:00'])(
      'a timestamp of %s is taken',
      async (timestamp) => expect((await at({ 'x-timestamp': timestamp })).status).not.toBe(401),
    );

    it('the signature covers the bytes as they came, not what they mean', async () => {
      const body = '{ "external_id" : "PIN-9" }';
      const send = (signed: string) =>
        world.call('POST', '/api/v1/payins', body, { 'x-signature': signatureOf('1764928800', signed) });
      expect((await send('{"external_id":"PIN-9"}')).status).toBe(401);
      expect((await send(body)).status).toBe(422);
    });

    it('an inactive merchant stays outside', async () => {
      world.simulator.control.changeMerchant(API_KEY, { active: false });
      expect((await status()).body.message).toBe('Invalid API key');
    });
  });

  describe('a payin', () => {
    it('is created once, and shown again to a repeat, whatever that says', async () => {
      const first = await world.payin();
      expect(first).toMatchObject({
        status: 201,
        body: {
          ...{ id: 12345, status: 'pending', external_id: 'PIN-001', amount: '1000.00', currency: 'BDT' },
          ...{ shop_code: 'shop-001', merchant_user_id: 'merchant-user-001', merchant_user_ip: '203.0.113.10' },
          ...{ transaction_type: 'payin', created_at: '2025-12-05T10:00:00.000000Z' },
          paymentData: { payment_link: expect.stringContaining('/public/payin-pages/') as string },
        },
      });
      expect(first.body).not.toHaveProperty('finalization_date');
      const repeat = await world.payin({ amount: '7.00', merchant_user_id: 'somebody else' });
      expect(repeat).toEqual({ status: 200, body: { ...first.body, message: 'Transaction already exists' } });
    });

    it('is created once by requests at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => world.payin()));
      expect(answers.map((answer) => answer.status).sort()).toEqual([...Array<number>(7).fill(200), 201]);
      expect(new Set(answers.map((answer) => answer.body.id as number)).size).toBe(1);
    });

    it('is another one in another shop, and so is a payout', async () => {
      await world.payin();
      expect((await world.payin({ shop_code: 'shop-002', currency: 'INR' })).status).toBe(201);
      expect((await world.payout()).status).toBe(201);
      expect(world.simulator.control.book()).toHaveLength(3);
    });

    it('of a page shop has a page for fifteen minutes, and one of a UPI shop its link', async () => {
      const paged = await world.payin({ shop_code: 'shop-002', currency: 'INR' });
      expect(paged.body).toMatchObject({
        payment_page_url: expect.stringContaining(world.simulator.url) as string,
        payment_page_expires_at: '2025-12-05T10:15:00.000000Z',
      });
      expect(paged.body).not.toHaveProperty('paymentData');
      const data = { holder: 'A', email: 'a@b.c' };
      const upi = await world.payin({ shop_code: 'shop-004', currency: 'INR', paymentData: data });
      expect(upi.body.paymentData.upi_link).toContain('upi://pay?pa=');
    });

    it.each([
      [{ external_id: undefined }, 'external_id is required'],
      [{ external_id: 'a/b' }, 'external_id is invalid'],
      [{ amount: 1000 }, 'amount must be a positive decimal string'],
      [{ amount: '0.00' }, 'amount must be a positive decimal string'],
      [{ amount: '1e3' }, 'amount must be a positive decimal string'],
      [{ amount: '1.005' }, 'amount must be a positive decimal string'],
      [{ currency: null }, 'currency is required'],
      [{ merchant_user_id: '' }, 'merchant_user_id is required'],
      [{ merchant_user_ip: undefined }, 'merchant_user_ip is required'],
      [{ merchant_user_ip: '1.2.3' }, 'merchant_user_ip must be a valid IP address'],
      [{ callback_url: 'ftp://x' }, 'callback_url must be a valid URL'],
      [{ shop_code: 'shop-9' }, "Shop with code 'shop-9' not found or inactive for this merchant"],
      [{ shop_code: undefined }, 'No default active shop for this merchant'],
      [{ currency: 'INR' }, 'Shop currency mismatch. Expected BDT.'],
      [{ shop_code: 'shop-004', currency: 'INR', paymentData: { holder: 'A' } }, 'Invalid paymentData'],
    ])('with %j is refused: %s', async (fields, message) => {
      expect(await world.payin(fields)).toMatchObject({ status: 422, body: { message, code: 'validation_error' } });
    });

    it('names the fields that are missing, and its limits last', async () => {
      const shop = { shop_code: 'shop-004', currency: 'INR', amount: '5000.01' };
      expect((await world.payin(shop)).body.errors).toEqual([
        { field: 'holder', message: 'Field is required' },
        { field: 'email', message: 'Field is required' },
      ]);
      const paymentData = { holder: 'A', email: 'a@b.c' };
      expect((await world.payin({ ...shop, paymentData })).body.message).toBe('Limit exceeded');
    });

    it('can be asked for in its own shop', async () => {
      world.simulator.control.changeMerchant(API_KEY, { defaultShop: 'shop-001' });
      await world.payin();
      const found = await status('PIN-001', '');
      expect(found.body).toMatchObject({ id: 12345, status: 'pending', amount: '1000.00', currency: 'BDT' });
      expect(found.body).not.toHaveProperty('transaction_type');
      const message = 'PayIn not found';
      const absent = { status: 404, body: { message, code: 'not_found', error: { code: 'not_found', message } } };
      expect(await status('PIN-001', '?shop_code=shop-002')).toEqual(absent);
      expect((await status('PIN-001', '?shop_code=shop-001', 'payouts')).body.message).toBe('Payout not found');
    });
  });

  describe('a payout', () => {
    const balance = async () => {
      const { body } = await world.call('GET', '/api/v1/balance?shop_code=shop-001&currency=BDT');
      return [body.available, body.pending, body.total];
    };

    it('reserves its amount, then spends it or gives it back', async () => {
      expect(await balance()).toEqual(['100000.00', '0.00', '105000.00']);
      expect((await world.payout()).body).toMatchObject({ card_number: '01711 000000', transaction_type: 'payout' });
      await world.payout({ external_id: 'SECOND', amount: '500.00' });
      expect(await balance()).toEqual(['98500.00', '1500.00', '105000.00']);
      world.simulator.control.pay({ externalId: 'PIN-001', type: 'payout' });
      world.simulator.control.end({ externalId: 'SECOND', type: 'payout', status: 'failed' });
      expect(await balance()).toEqual(['99000.00', '0.00', '104000.00']);
      world.simulator.control.end({ externalId: 'PIN-001', type: 'payout', status: 'refunded' });
      expect(await balance()).toEqual(['100000.00', '0.00', '105000.00']);
    });

    it('needs a card_number and money; credit counts', async () => {
      expect((await world.payout({ card_number: undefined })).body.message).toBe('card_number is required');
      expect((await world.payout({ amount: '105000.01' })).body.message).toMatch(/^Insufficient balance/);
      expect((await world.payout({ amount: '105000.00' })).status).toBe(201);
      expect(await balance()).toEqual(['-5000.00', '105000.00', '105000.00']);
    });
  });

  it('shows a balance as a snapshot of a shop, in roubles unless another currency is named', async () => {
    await world.payout({ amount: '1500.00' });
    expect((await world.call('GET', '/api/v1/balance?shop_code=shop-001')).body.message).toBe(
      'Shop currency mismatch. Expected BDT.',
    );
    expect((await world.call('GET', '/api/v1/balance?shop_code=shop-001&currency=BDT')).body).toEqual({
      ...{ currency: 'BDT', shop: { id: 1, code: 'shop-001' }, as_of: '2025-12-05T10:00:00+00:00' },
      ...{ available: '98500.00', balance: '98500.00', pending: '1500.00', frozen: '0.00', credit: '5000.00' },
      ...{ total: '105000.00', on_hold: '1500.00', pending_breakdown: { payout_reserved: '1500.00' } },
      buckets: { available: '98500.00', pending: '1500.00', frozen: '0.00', credit: '5000.00' },
    });
  });

  it('speaks the older contract when it is told to', async () => {
    world.simulator.control.setQuirks({ generation: 'A' });
    const { body } = await world.payin({
      amount: 1000.5,
      callback_url: undefined,
      shop_code: 'shop-002',
      currency: 'INR',
    });
    expect(body).toMatchObject({ amount: 1000.5, callback_url: null, finalization_date: null, paymentData: {} });
    expect((await status('NONE')).body).toEqual({ message: 'PayIn not found' });
    expect((await world.call('GET', '/api/v1/balance?shop_code=shop-001&currency=BDT')).body).toEqual({
      ...{ currency: 'BDT', balance: 100000, on_hold: 0 },
    });
  });
});
