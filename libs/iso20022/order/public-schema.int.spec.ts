import fc from 'fast-check';
import { toBankText, writeOrder } from '..';
import { schemaErrors, whereSchemasAre } from '../../../test/support/public-schemas';
import { sample } from '../testing/files';
import { anyMassOrder, anySingleOrder, orderOf, sepaOrder, sepaTransfer, usTransfer } from '../testing/orders';
import type { CreditTransfer, OrderKind, PaymentOrder } from './model';

const single = { operation: 'CreateOrder', today: '2026-03-02' } as const;
const mass = { operation: 'CreateOrders', today: '2026-03-02' } as const;

const errors = (...documents: string[]): string[] => schemaErrors('pain.001.001.03', documents);

const cleared = (bic: string, clearingNumber: string): CreditTransfer => ({
  ...usTransfer,
  creditorBank: { ...usTransfer.creditorBank, bic, clearingNumber },
});
const abroad: CreditTransfer = {
  ...usTransfer,
  creditorBank: { ...usTransfer.creditorBank, bic: 'DEUTDEFF500', clearingNumber: undefined },
  correspondentBank: 'A bank between',
};

const KINDS: Readonly<Record<OrderKind, CreditTransfer>> = {
  sepa: sepaTransfer,
  'other-country': abroad,
  us: cleared('EXBKUS33', '021000021'),
  canada: cleared('ROYCCAT2', '012345678'),
  australia: cleared('CTBAAU2S', '062000'),
};

/** Full of what means something in XML, in a schema's patterns, or to who reads the file. */
const HOSTILE = [
  `O'Neill, (a) + b: -c- ?/d.`,
  '- - --> A',
  `</Nm><Nm>Eve</Nm>`,
  ']]> &amp; &#0; <!DOCTYPE x>',
  'Žofia Ďurčová ß Ø 株式会社 \u{1f600}',
  'a\u0000b\u0001c\ud800d\ufffee',
  'X'.repeat(200),
];

describe('by the public schema pain.001.001.03, as xmllint reads it', () => {
  whereSchemasAre.each(Object.entries(KINDS))('an order is right: %s', (kind, transfer) => {
    expect(errors(writeOrder(orderOf(kind as OrderKind, transfer), single))).toEqual([]);
  });

  whereSchemasAre('a mass order of two payments with many transfers is right', () => {
    const [payment] = sepaOrder.payments;
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...sepaTransfer,
      endToEndId: `E2E-${index}`,
      clientReference: undefined,
    }));
    const other = { ...payment!, id: '2', kind: 'other-country', transfers: [{ ...abroad }] } as const;
    const order: PaymentOrder = { ...sepaOrder, payments: [{ ...payment!, transfers: many }, other] };
    expect(errors(writeOrder(order, mass))).toEqual([]);
  });

  whereSchemasAre('names that would break the file, in the letters that banks carry, are right', () => {
    const orders = HOSTILE.map((name) => {
      const creditor = { name: toBankText(name, 35), address: { street: toBankText(name, 70) } };
      const transfer = { ...sepaTransfer, creditor, description: toBankText(name, 140) };
      return writeOrder(orderOf('sepa', transfer), single);
    });
    expect(errors(...orders)).toEqual([]);
  });

  whereSchemasAre('every order that breaks no rule is right', () => {
    const written = fc.oneof(
      anySingleOrder.map((order) => writeOrder(order, single)),
      anyMassOrder.map((order) => writeOrder(order, mass)),
    );
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 60 }), (documents) => {
        expect(errors(...documents)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  whereSchemasAre.each([
    ['an element out of order', (xml: string) => xml.replace(/(<PmtMtd>.*<\/PmtMtd>)(\s*)(<PmtTpInf>.*)/, '$3$2$1')],
    ['a text that is too long', (xml: string) => xml.replace('E2E-77', 'E'.repeat(36))],
    ['no currency', (xml: string) => xml.replace(' Ccy="USD"', '')],
  ])('a file with %s is found, also among right ones', (_, broken) => {
    const right = sample('order-us');
    expect(errors(right, broken(right), right)).not.toEqual([]);
  });
});
