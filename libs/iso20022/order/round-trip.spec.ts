import fc from 'fast-check';
import { readOrder, writeOrder } from '..';
import { sample } from '../testing/files';
import { anyMassOrder, anySingleOrder, orderOf, sepaOrder, sepaTransfer, usTransfer } from '../testing/orders';
import { schemaFaults } from '../testing/pain001-schema';

const single = { operation: 'CreateOrder', today: '2026-03-02' } as const;
const mass = { operation: 'CreateOrders', today: '2026-03-02' } as const;
const compact = (xml: string): string => xml.replace(/>\s+</g, '><').trim();

describe('an order', () => {
  it.each([
    ['order-sepa', single],
    ['order-us', single],
    ['order-canada', single],
    ['order-australia', single],
    ['order-mass', mass],
  ])('of the sheet is read, and written again as it was: %s', async (name, options) => {
    const order = await readOrder(sample(name), options);
    expect(compact(writeOrder(order, options))).toBe(compact(sample(name)));
  });

  it('of the sheet means what it says', async () => {
    expect(await readOrder(sample('order-sepa'), single)).toEqual(sepaOrder);
    const [us] = (await readOrder(sample('order-us'), single)).payments;
    expect(us).toMatchObject({ kind: 'us', executionDate: '2026-03-03' });
    expect(us!.transfers).toEqual([{ ...usTransfer, clientReference: undefined, correspondentBank: undefined }]);
    const [, second] = (await readOrder(sample('order-mass'), mass)).payments[0]!.transfers;
    expect(second).toMatchObject({ endToEndId: 'E2E-2', amount: { minor: 1n, currency: 'EUR' } });
  });

  it.each([
    ['order-written-sepa', sepaOrder],
    ['order-written-us', orderOf('us', usTransfer, { executionDate: '2026-03-03' })],
  ])('is written byte for byte as ever: %s', (name, order) => {
    expect(writeOrder(order, single)).toBe(sample(name));
  });

  it('has the street as a line of the address in SEPA, where it may be longer, and as a street elsewhere', () => {
    const creditor = { name: 'A', address: { street: 'Long '.repeat(14).trim(), town: 'Town', country: 'SK' } };
    const sepa = compact(writeOrder(orderOf('sepa', { ...sepaTransfer, creditor }), single));
    expect(sepa).toContain(
      `<PstlAdr><TwnNm>Town</TwnNm><Ctry>SK</Ctry><AdrLine>${creditor.address.street}</AdrLine></PstlAdr>`,
    );
    const us = compact(writeOrder(orderOf('us', usTransfer), single));
    expect(us).toContain('<PstlAdr><StrtNm>1 Main Street</StrtNm><TwnNm>Springfield</TwnNm><Ctry>US</Ctry></PstlAdr>');
  });

  it('of one transfer comes back as it was written, and has the form of the schema', async () => {
    await fc.assert(
      fc.asyncProperty(anySingleOrder, async (order) => {
        const xml = writeOrder(order, single);
        expect(schemaFaults(xml)).toEqual([]);
        expect(writeOrder(structuredClone(order), single)).toBe(xml);
        expect(await readOrder(xml, single)).toEqual(order);
      }),
      { numRuns: 300 },
    );
  });

  it('of many transfers comes back as it was written, and has the form of the schema', async () => {
    await fc.assert(
      fc.asyncProperty(anyMassOrder, async (order) => {
        const xml = writeOrder(order, mass);
        expect(schemaFaults(xml)).toEqual([]);
        expect(await readOrder(Buffer.from(xml), mass)).toEqual(order);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the check against the schema', () => {
  const xml = sample('order-us');

  it.each(['order-sepa', 'order-us', 'order-canada', 'order-australia', 'order-mass'])('accepts %s', (name) => {
    expect(schemaFaults(sample(name))).toEqual([]);
  });

  it.each([
    ['an element out of order', xml.replace(/(<PmtMtd>.*<\/PmtMtd>)(\s*)(<PmtTpInf>.*)/, '$3$2$1')],
    ['a missing element', xml.replace('<PmtMtd>TRF</PmtMtd>', '')],
    ['an unknown element', xml.replace('<InitgPty/>', '<InitgPty/><X/>')],
    ['an element too often', xml.replace('<InitgPty/>', '<InitgPty/><InitgPty/>')],
    ['an empty text', xml.replace('TRF', '')],
    ['a text that is too long', xml.replace('E2E-77', 'E'.repeat(36))],
    ['a wrong form', xml.replace('900.00', '900,00')],
    ['no currency', xml.replace(' Ccy="USD"', '')],
    ['another namespace', xml.replace('.03"', '.09"')],
  ])('finds %s', (_, wrong) => {
    expect(wrong).not.toBe(xml);
    expect(schemaFaults(wrong)).not.toEqual([]);
  });
});
