import fc from 'fast-check';
import { schemaErrors, whereSchemasAre } from '../../../../../test/support/public-schemas';
import { plantedStatements } from '../../settlement/planted-statement';
import { BankingClient, sampleOrder } from '../../testing/banking-client';
import { WireMerchant } from '../../testing/wire-merchant';
import { startWorld } from '../../testing/world';
import { bankAccount } from '../account';
import type { BankTransaction } from '../model';
import { camt053Statement } from './camt053';

const VERSIONS = ['02', '04'] as const;
const STEP_MS = 30_000;
const madeAt = new Date('2026-04-01T01:00:00Z');
const period = { accountId: '4107111111', from: '2026-03-01', to: '2026-03-31' };
const account = bankAccount('4107111111', 'EUR');

const errors = (version: (typeof VERSIONS)[number], documents: readonly string[]): string[] =>
  schemaErrors(`camt.053.001.${version}`, documents);

/** Whatever a payer, a merchant or an order may have written: letters of any script, halves of them, markup. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(...`<>&"']-a `, '\u0000', '\u001f', '\ud800', '\ufffe', '\u{1f600}'),
    maxLength: 160,
  }),
);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const anyLine: fc.Arbitrary<BankTransaction> = fc.record({
  transactionId: fc.nat().map(String),
  accountId: fc.constant('4107111111'),
  paymentId: fc.nat().map(String),
  orderId: maybe(fc.nat().map(String)),
  date: fc.constantFrom('2026-03-01', '2026-03-31'),
  kind: fc.constantFrom('wire', 'card', 'order', 'fee'),
  counterAccount: maybe(fc.oneof(anyText, fc.constant('SK3699520000002107842741'))),
  counterAccountName: maybe(anyText),
  description: maybe(anyText),
  payerReference: anyText,
  clientReference: maybe(anyText),
  amount: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  currency: fc.constant('EUR'),
  refunded: fc.constant(0n),
});

describe.each(VERSIONS)('by the public schema camt.053.001.%s, as xmllint reads it', (version) => {
  whereSchemasAre('the statement of a bank at which payments, orders and a fee were made is right', async () => {
    const world = await startWorld();
    try {
      const bank = new BankingClient(world.simulator);
      const payer = new WireMerchant(world.simulator);
      await bank.login();
      for (const Amount of ['1.00', '2.00']) await payer.pay({ Amount });
      await bank.call('CreateOrder', { Xml: sampleOrder('sepa') });
      world.simulator.bank.takeFee('4107111111', '2.50');
      for (let step = 0; step < 2; step++) {
        world.clock.advance(STEP_MS);
        await world.simulator.control.settle();
      }
      await bank.login();
      const format = `Camt53V${Number(version)}`;
      const statement = await bank.statement(format);
      expect(statement.match(/<Ntry>/g)).toHaveLength(4);
      const empty = await bank.statement(format, '2026-02-01', '2026-02-02');
      expect(errors(version, [statement, empty])).toEqual([]);
    } finally {
      await world.close();
    }
  });

  whereSchemasAre('every statement is right, whatever was written into its lines', () => {
    const anyStatement = fc
      .record({
        lines: fc.array(anyLine, { maxLength: 5 }),
        opening: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      })
      .map(({ lines, opening }) => {
        const closing = lines.reduce((sum, { amount }) => sum + amount, opening);
        return camt053Statement({ ...period, account, opening, closing, lines, madeAt }, version);
      });
    fc.assert(
      fc.property(fc.array(anyStatement, { minLength: 1, maxLength: 40 }), (statements) => {
        expect(errors(version, statements)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  whereSchemasAre('a statement with planted defects is right: none of them is a fault of the file', () => {
    const line = (transactionId: string, amount: string) => ({
      ...{ transactionId, paymentId: `9${transactionId}`, accountId: '4107111111', date: '2026-03-02', kind: 'wire' },
      ...{ amount, currency: 'EUR', refunded: '0.00', clientReference: `R-${transactionId}` },
    });
    const statements = plantedStatements({
      ...{ ...period, currency: 'EUR', madeAt, version },
      lines: ['1', '2', '3', '4', '5'].map((id) => line(id, '10.00')),
      defects: [
        { kind: 'absent', transactionId: '1' },
        { kind: 'amount', transactionId: '2', by: -100n },
        { kind: 'duplicate', transactionId: '3' },
        { kind: 'split', transactionId: '4', short: 10n },
        { kind: 'currency', transactionId: '5', currency: 'USD' },
        { kind: 'extra', amount: 500n, date: '2026-03-05' },
      ],
    });
    expect(statements).toHaveLength(2);
    expect(errors(version, statements)).toEqual([]);
  });
});
