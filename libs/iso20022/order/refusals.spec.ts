import { DocumentRefusedError, readOrder } from '..';
import type { OrderOperation, RefusalReason, XmlSource } from '..';
import { sample } from '../testing/files';

async function refusalOf(source: XmlSource, operation: OrderOperation = 'CreateOrder'): Promise<DocumentRefusedError> {
  const refused = await readOrder(source, { operation, today: '2026-03-02' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refused instanceof DocumentRefusedError) return refused;
  throw new Error('was accepted, or failed otherwise', { cause: refused });
}

const sepa = sample('order-sepa');
const us = sample('order-us');
const mass = sample('order-mass');

const REFUSED: Readonly<Record<string, readonly [RefusalReason, from: string | RegExp, to: string, file?: string]>> = {
  'a DTD': ['dtd', '<Document', '<!DOCTYPE Document [<!ENTITY e "x">]><Document'],
  'an entity': ['entity', 'Acme', '&acme;'],
  'another version': ['namespace', '001.001.03', '001.001.09'],
  'another root': ['root', /Document/g, 'Envelope'],
  'an instruction that is not understood': ['unexpected-element', '<Cdtr>', '<CdtrAgtAcct/><Cdtr>'],
  'a second creditor': ['unexpected-element', '<CdtrAcct>', '<Cdtr><Nm>X</Nm></Cdtr><CdtrAcct>'],
  'no creditor account': ['missing-element', /<CdtrAcct>.*<\/CdtrAcct>/, ''],
  'no transfer': ['missing-element', /<CdtTrfTxInf>[^]*<\/CdtTrfTxInf>/, ''],
  'a cheque': ['value', 'TRF', 'CHK'],
  'one decimal': ['value', '125.40', '125.4'],
  'three decimals': ['value', '125.40', '125.400'],
  'another local instrument': ['value', 'BWT2/EU', 'BWT2/XX'],
  'another transfer code': ['value', '010000', '010001'],
  'another structured text': ['value', 'CREF:', 'XREF:'],
  'another clearing system': ['value', 'USABA', 'GBDSC', us],
  'a day that does not exist': ['value', '<ReqdExctnDt>2026-03-02', '<ReqdExctnDt>2026-02-30'],
  'an unknown currency': ['amount', '"EUR"', '"EUX"'],
  'a wrong number of transactions': ['total', '<NbOfTxs>1', '<NbOfTxs>2'],
  'a wrong control sum': ['total', '</NbOfTxs>', '</NbOfTxs><CtrlSum>125.41</CtrlSum>'],
  'a wrong control sum of a payment': ['total', '</PmtMtd>', '</PmtMtd><CtrlSum>125.41</CtrlSum>'],
  'a wrong number in a payment': ['total', '</PmtMtd>', '</PmtMtd><NbOfTxs>3</NbOfTxs>'],
  'a wrong IBAN': ['order-rule', 'SK3699520000002107842741', 'SK3799520000002107842741'],
  'a day in the past': ['order-rule', '<ReqdExctnDt>2026-03-02', '<ReqdExctnDt>2026-03-01'],
  'nothing to pay': ['order-rule', '125.40', '0.00'],
  'a clearing number within SEPA': ['order-rule', 'BWT2/OTHER', 'BWT2/EU', us],
  'a street twice': ['order-rule', '</Ctry>', '</Ctry><AdrLine>x</AdrLine>', us],
};

describe('an order that is refused', () => {
  it.each(Object.keys(REFUSED))('%s', async (name) => {
    const [reason, from, to, file = sepa] = REFUSED[name]!;
    expect(file.replace(from, to)).not.toBe(file);
    expect((await refusalOf(file.replace(from, to))).reason).toBe(reason);
  });

  it('by a control sum that is right is not', async () => {
    const summed = sepa.replace('</NbOfTxs>', '</NbOfTxs><CtrlSum>125.4</CtrlSum>');
    await expect(readOrder(summed, { operation: 'CreateOrder' })).resolves.toBeDefined();
  });

  it('is refused where the transfer is that breaks the rule', async () => {
    const refusal = await refusalOf(
      mass.replace('SK4699520000002107553501', 'SK4799520000002107553501'),
      'CreateOrders',
    );
    expect(refusal).toMatchObject({
      reason: 'order-rule',
      path: '/Document/CstmrCdtTrfInitn/PmtInf[1]/CdtTrfTxInf[2]',
      line: 34,
      detail: 'creditorAccount.iban: must be an IBAN (wrong check-digits)',
    });
  });

  it('when two kinds are mixed in one payment', async () => {
    const clearing = us.match(/<ClrSysMmbId>.*<\/ClrSysMmbId>/)![0];
    const mixed = mass.replaceAll('BWT2/EU', 'BWT2/OTHER').replace('SUBASKBX</BIC>', `SUBASKBX</BIC>${clearing}`);
    expect((await refusalOf(mixed)).detail).toBe('of another kind than the first transfer');
  });

  it('wherever it is cut', async () => {
    const whole = sepa.trimEnd();
    for (let length = 0; length < whole.length; length += 3) {
      expect(await refusalOf(whole.slice(0, length))).toBeInstanceOf(DocumentRefusedError);
    }
  });
});
