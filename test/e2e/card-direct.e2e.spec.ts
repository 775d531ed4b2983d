import { randomUUID } from 'node:crypto';
import { ClientOperations } from '../../src/providers/client-operations/client-operations';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';

const NUMBER = '4111111111111117';
const CVV = '7391';
const CARD = {
  amount: '20.00',
  currency: 'USD',
  notify_url: 'http://127.0.0.1:1/notifications',
  card_number: NUMBER,
  card_expiry: '2028-09',
  card_cvv: CVV,
  card_holder_first_name: 'Test',
  card_holder_last_name: 'User',
};
const ROUTE = '/v1/providers/trustpay-money/operations/card-direct-payin';

/** Everything that the database holds, as text. */
const ALL_ROWS = `
SELECT format('SELECT coalesce(string_agg(t::text, chr(10)), '''') AS text FROM %I.%I t', table_schema, table_name) AS query
  FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;

describe('a card number with the one switch that takes it', () => {
  let world: ProviderWorld;
  beforeAll(async () => {
    world = await startProviderWorld({ environment: { TRUSTPAY_MONEY_CARD_DIRECT: 'in-pci-scope' } });
  });
  afterAll(() => world.stop());

  async function stored(): Promise<string> {
    const { pool } = world.app.running.persistence;
    const { rows } = await pool.query<{ query: string }>(ALL_ROWS);
    const texts = await Promise.all(rows.map(({ query }) => pool.query<{ text: string }>(query)));
    return texts.map((result) => result.rows[0]!.text).join('\n');
  }

  it('passes through memory only: neither number nor CVV is in any row, event or answer', async () => {
    const commandId = randomUUID();
    const envelope = { commandId, correlationId: commandId, actor: 'test', merchantId: 'shop' };
    const result = await world.app.running.app
      .get(ClientOperations)
      .perform('trustpay-money', 'card-direct-payin', CARD, envelope);
    expect(result).toMatchObject({ kind: 'answered' });
    const everything = `${await stored()}\n${JSON.stringify(result)}`;
    expect(everything).toContain('ClientOperationRequested');
    expect(everything).not.toContain(NUMBER);
    expect(everything).not.toMatch(new RegExp(`(?<![0-9A-Za-z])${CVV}(?![0-9A-Za-z])`));
  });

  it('is refused over HTTP all the same, and nothing is stored', async () => {
    const head = await world.app.running.persistence.store.head();
    expect(await world.api.post(ROUTE, CARD)).toMatchObject({ status: 422, body: { code: 'card_data_refused' } });
    expect(await world.app.running.persistence.store.head()).toBe(head);
  });
});

describe('without the switch', () => {
  let world: ProviderWorld;
  beforeAll(async () => {
    world = await startProviderWorld();
  });
  afterAll(() => world.stop());

  it('there is no such operation', async () => {
    expect(await world.api.post(ROUTE, {})).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
