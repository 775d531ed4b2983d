import { BankingClient, sampleOrder } from '../testing/banking-client';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

const CREDITOR = '<Cdtr><Nm>Acme s.r.o.</Nm>';
const address = (within: string) => (xml: string) => xml.replace(CREDITOR, `${CREDITOR}<PstlAdr>${within}</PstlAdr>`);
const bank = (within: string) => (xml: string) => xml.replace('NOTPROVIDED</BIC>', `NOTPROVIDED</BIC>${within}`);
const correspondent = (name: string) => (xml: string) =>
  xml.replace('<CdtrAgt>', `<IntrmyAgt1><FinInstnId><Nm>${name}</Nm></FinInstnId></IntrmyAgt1><CdtrAgt>`);
const executed = (day: string) => (xml: string) => xml.replace('<ReqdExctnDt>2026-03-02', `<ReqdExctnDt>${day}`);

describe('what a SEPA order may leave out', () => {
  let world: World;
  let client: BankingClient;
  beforeAll(async () => {
    world = await startWorld();
    client = new BankingClient(world.simulator);
    await client.login();
  });
  afterAll(() => world.close());
  const order = (change: (xml: string) => string) => client.call('CreateOrder', { Xml: change(sampleOrder('sepa')) });

  it.each([
    ['an address in one line', address(`<Ctry>SK</Ctry><AdrLine>${'a'.repeat(70)}</AdrLine>`)],
    ['a country alone', address('<Ctry>SK</Ctry>')],
    ['the name of the bank', bank(`<Nm>${'b'.repeat(35)}</Nm>`)],
    ['a correspondent bank', correspondent('c'.repeat(35))],
    ['a day that is to come', executed('2028-02-29')],
  ])('may be there: %s', async (_, change) => {
    expect((await order(change)).status).toBe(200);
  });

  it.each([
    ['a line too long', address(`<AdrLine>${'a'.repeat(71)}</AdrLine>`), 'CreditorAddress'],
    ['a town too long', address(`<TwnNm>${'t'.repeat(36)}</TwnNm>`), 'CreditorCity'],
    ['a country in words', address('<Ctry>Slovakia</Ctry>'), 'CreditorCountry'],
    ['the name of a bank too long', bank(`<Nm>${'b'.repeat(36)}</Nm>`), 'CreditorBankName'],
    [
      'a street of a bank too long',
      bank(`<PstlAdr><StrtNm>${'s'.repeat(36)}</StrtNm></PstlAdr>`),
      'CreditorBankAddress',
    ],
    ['a correspondent bank too long', correspondent('c'.repeat(36)), 'CorrespondentBank'],
    ['a day that no calendar has', executed('2026-13-01'), 'RequestedExecutionDate'],
    ['a day that no month has', executed('2027-02-29'), 'RequestedExecutionDate'],
    ['a moment that no day has', (xml: string) => xml.replace('T09:15:00', 'T24:15:00'), 'CreationDateTime'],
    ['another bank of the debtor', (xml: string) => xml.replace('<BIC>TPAYSKBX<', '<BIC>SUBASKBX<'), 'DbtrAgt'],
  ])('is checked where it is there: %s', async (_, change, field) => {
    const { status, body } = await order(change);
    expect([status, body.Message]).toEqual([400, expect.stringContaining(field)]);
  });

  it('shows no history for a day that no month has', async () => {
    const Filter = { AccountId: '4107111111', DateFrom: '2026-02-31', DateTo: '2026-03-31' };
    const answer = await client.call('GetTransactionHistory', { Filter, Paging: { Page: 0, PageSize: 1 } });
    expect(answer).toMatchObject({ status: 400, body: { Message: expect.stringContaining('DateFrom') } });
  });
});
