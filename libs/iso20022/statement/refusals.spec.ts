import { DocumentRefusedError } from '..';
import type { RefusalReason } from '..';
import { sample } from '../testing/files';
import { refusalOf } from '../testing/reading';
import { balance, CLOSING, details, entry, OPENING, statementFile } from '../testing/statement-file';

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
const EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const batch = (inside: string, ...transactions: string[]): string =>
  statementFile({
    entry: entry({ details: details(...transactions).replace('<NtryDtls>', `<NtryDtls><Btch>${inside}</Btch>`) }),
  });
const summary = (inside: string): string => statementFile({ beforeEntries: `<TxsSummry>${inside}</TxsSummry>` });
const amount = (text: string): string => statementFile({ entry: entry({ amount: text }) });
const remittance = (inside: string): string => statementFile({ entry: entry({ details: details(inside) }) });
const remittanceAmount = (text: string): string => remittance(`<AmtDtls><TxAmt>${text}</TxAmt></AmtDtls>`);
const dated = (date: string): string => statementFile().replace('</Sts>', `</Sts><BookgDt>${date}</BookgDt>`);

const REFUSED: Readonly<Record<string, readonly [reason: RefusalReason, file: string | Uint8Array]>> = {
  'a billion laughs': ['dtd', LAUGHS + statementFile({ prolog: '' }).replace('>M<', '>&b;<')],
  'an external entity': ['dtd', EXTERNAL + statementFile({ prolog: '' }).replace('>M<', '>&e;<')],
  'an external DTD': ['dtd', '<!DOCTYPE Document SYSTEM "http://127.0.0.1/x.dtd">' + statementFile({ prolog: '' })],
  'a DTD that never ends': ['limit', `<!DOCTYPE x [${'<!ENTITY a "b">'.repeat(100_000)}`],
  'an entity without a DTD': ['entity', statementFile().replace('>M<', '>&e;<')],
  'an entity of HTML': ['entity', statementFile().replace('>M<', '>&nbsp;<')],
  'a processing instruction': ['processing-instruction', statementFile().replace('<Stmt>', '<?php x ?><Stmt>')],
  'a style sheet': [
    'processing-instruction',
    statementFile({ prolog: '<?xml version="1.0"?><?xml-stylesheet href="x"?>' }),
  ],
  'another encoding by declaration': ['encoding', statementFile({ prolog: '<?xml version="1.0" encoding="UTF-16"?>' })],
  'UTF-16': ['encoding', Buffer.from(`\ufeff${statementFile()}`, 'utf16le')],
  'UTF-16 without a mark': ['not-well-formed', Buffer.from(statementFile(), 'utf16le')],
  'Latin-1': ['encoding', Buffer.from(statementFile().replace('>M<', '>Ž\u00e9<'), 'latin1')],
  'half a character at the end': ['encoding', Buffer.concat([Buffer.from(statementFile()), Buffer.from([0xc4])])],
  'XML 1.1': ['not-well-formed', statementFile({ prolog: '<?xml version="1.1"?>' })],
  'a control character': ['not-well-formed', statementFile().replace('>M<', '>\u0001<')],
  'a control character by number': ['entity', statementFile().replace('>M<', '>&#1;<')],
  nothing: ['truncated', ''],
  blanks: ['truncated', ' \n '],
  'two roots': ['not-well-formed', statementFile() + statementFile({ prolog: '' })],
  'text after the root': ['not-well-formed', statementFile({ end: 'x' })],
  'an unclosed tag': ['not-well-formed', statementFile().replace('</Ntry>', '')],
  'an attribute twice': ['not-well-formed', amount('<Amt Ccy="EUR" Ccy="EUR">10.00</Amt>')],
  'an unbound prefix': ['not-well-formed', statementFile().replace('<Id>S</Id>', '<a:Id>S</a:Id>')],
  'deep nesting': ['limit', remittance('<RltdAgts>'.repeat(20_000))],
  'a huge text': ['limit', statementFile().replace('>M<', `>${'x'.repeat(2_000_000)}<`)],
  'a huge text in parts': ['value', statementFile().replace('>M<', `>${'x<!---->'.repeat(100_000)}<`)],
  'a flood of character references': ['limit', statementFile().replace('>M<', `>${'&#65;'.repeat(200_000)}<`)],
  'a huge tag name': ['limit', statementFile().replace('<Id>S', `<${'x'.repeat(2_000_000)}`)],
  'many attributes': ['limit', amount(`<Amt ${[...Array(99).keys()].map((n) => `a${n}="1"`).join(' ')}>1</Amt>`)],
  'a huge comment': ['limit', statementFile().replace('<Stmt>', `<!--${'x'.repeat(2_000_000)}--><Stmt>`)],
  'many elements in one record': ['limit', remittance(`<RmtInf>${'<Ustrd>x</Ustrd>'.repeat(20_000)}</RmtInf>`)],
  'an unknown version': ['namespace', statementFile({ namespace: 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08' })],
  'no namespace': ['namespace', statementFile().replace(/ xmlns="[^"]*"/, '')],
  'an element of another namespace': ['namespace', statementFile().replace('<Id>S', '<Id xmlns="urn:x">S')],
  'another root': ['root', statementFile({ root: 'Envelope' })],
  'another message': ['unexpected-element', statementFile().replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt')],
  'an unknown element': ['unexpected-element', statementFile({ entry: entry({ first: '<NtryRfe>1</NtryRfe>' }) })],
  'an element twice': ['unexpected-element', statementFile().replace('<Id>S</Id>', '<Id>S</Id><Id>S</Id>')],
  'an amount twice': ['unexpected-element', amount('<Amt Ccy="EUR">1.00</Amt><Amt Ccy="EUR">10.00</Amt>')],
  'an element out of order': [
    'unexpected-element',
    statementFile().replace('</BkTxCd>', '</BkTxCd><BookgDt><Dt>2026-03-02</Dt></BookgDt>'),
  ],
  'both alternatives': ['unexpected-element', dated('<Dt>2026-03-02</Dt><DtTm>2026-03-02T00:00:00</DtTm>')],
  'no alternative': ['missing-element', dated('')],
  'an element of version 04 in 02': ['unexpected-element', remittance('<Amt Ccy="EUR">10.00</Amt>')],
  'no amount': ['missing-element', amount('')],
  'no status': ['missing-element', statementFile().replace(/<Sts>.*?<\/Sts>/, '')],
  'no statement': ['missing-element', statementFile().replace(/<Stmt>.*<\/Stmt>/, '')],
  'no balance': ['missing-element', statementFile({ balances: '' })],
  'no group header': ['missing-element', statementFile().replace(/<GrpHdr>.*<\/GrpHdr>/, '')],
  'an element in a text': ['unexpected-element', statementFile().replace('>M<', '><b>M</b><')],
  'text between elements': ['unexpected-text', statementFile().replace('<Stmt>', 'x<Stmt>')],
  'an empty element': ['value', statementFile().replace('>M<', '><')],
  'a reference that is too long': ['value', statementFile().replace('>M<', `>${'M'.repeat(36)}<`)],
  'an unknown indicator': ['value', statementFile().replace('>CRDT<', '>DEBT<')],
  'a day that does not exist': ['value', dated('<Dt>2026-02-30</Dt>')],
  'an hour that does not exist': ['value', dated('<DtTm>2026-02-28T24:00:00</DtTm>')],
  'no currency': ['attribute', amount('<Amt>10.00</Amt>')],
  'an attribute that is not known': ['attribute', amount('<Amt Ccy="EUR" x="1">10.00</Amt>')],
  'an unknown currency': ['amount', amount('<Amt Ccy="EUX">10.00</Amt>')],
  'a coin for a currency': ['amount', amount('<Amt Ccy="BTC">10.00</Amt>')],
  'an exponent': ['amount', amount('<Amt Ccy="EUR">1e1</Amt>')],
  'a sign': ['amount', amount('<Amt Ccy="EUR">-10.00</Amt>')],
  'too many decimals': ['amount', amount('<Amt Ccy="EUR">10.001</Amt>')],
  'a part of a yen': ['amount', amount('<Amt Ccy="JPY">10.50</Amt>')],
  'no number beside it': ['amount', remittanceAmount('<Amt Ccy="USD">1.x</Amt>')],
  'too many decimals of a transaction': ['amount', remittanceAmount('<Amt Ccy="EUR">9.9999</Amt>')],
  'an offset that is none': ['value', dated('<Dt>2026-03-02+1</Dt>')],
  'a comma': ['amount', amount('<Amt Ccy="EUR">10,00</Amt>')],
  'an entry in another currency': ['amount', amount('<Amt Ccy="USD">10.00</Amt>')],
  'a wrong closing balance': ['balance', amount('<Amt Ccy="EUR">10.01</Amt>')],
  'a missing closing balance': ['balance', statementFile({ balances: OPENING })],
  'a missing opening balance': ['balance', statementFile({ balances: CLOSING })],
  'one interim balance for both': ['balance', statementFile({ balances: balance('ITBD', '100.00'), entry: '' })],
  'two closing balances': ['balance', statementFile({ balances: OPENING + CLOSING + CLOSING })],
  'a wrong number of entries': ['total', summary('<TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries>')],
  'a wrong sum of entries': ['total', summary('<TtlNtries><Sum>10.01</Sum></TtlNtries>')],
  'a wrong sum of credits': ['total', summary('<TtlCdtNtries><Sum>1.00</Sum></TtlCdtNtries>')],
  'a wrong sum of debits': ['total', summary('<TtlDbtNtries><Sum>1.00</Sum></TtlDbtNtries>')],
  'a wrong number in a batch': ['total', batch('<NbOfTxs>2</NbOfTxs>', '')],
  'a wrong sum of a batch': [
    'total',
    batch('<TtlAmt Ccy="EUR">9.00</TtlAmt>', '<AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls>'),
  ],
};

describe('a statement that is refused as a whole', () => {
  it.each(Object.keys(REFUSED))('%s', async (name) => {
    const [reason, file] = REFUSED[name]!;
    expect((await refusalOf(file)).reason).toBe(reason);
  });

  it('wherever it is cut', async () => {
    const whole = sample('statement-v2').trimEnd();
    for (let length = 0; length < whole.length; length += 5) {
      expect(await refusalOf(whole.slice(0, length))).toBeInstanceOf(DocumentRefusedError);
    }
  });

  it('with the place and the reason', async () => {
    const file = sample('statement-v4').replace(
      '>985.00</Amt>\n        <CdtDbtInd>',
      '>985.0x</Amt>\n        <CdtDbtInd>',
    );
    const refusal = await refusalOf(file);
    expect(refusal).toMatchObject({
      reason: 'amount',
      path: '/Document/BkToCstmrStmt/Stmt[1]/Ntry[2]/Amt',
      line: 35,
      detail: 'value must be digits with an optional point, such as "100.00"',
    });
    expect(refusal.message).toMatch(/^\/Document\/BkToCstmrStmt\/Stmt\[1\]\/Ntry\[2\]\/Amt \(line 35, column \d+\): /);
  });

  it('without repeating what was sent', async () => {
    const secret = 'ALERTALERT';
    for (const place of ['>M<', '<Stmt>', 'EUR', '<Id>', '</Id>', 'CRDT', '10.00', '2026-03-02', '<Ntry>', 'xmlns']) {
      for (const sent of [`<${secret}>`, `>${secret}<<`, `${secret}:a`, ` ${secret}="" `, `&${secret};`]) {
        const refusal = await refusalOf(statementFile().replace(place, sent));
        expect(refusal.message).not.toContain(secret);
      }
    }
  });

  it.each([
    ['bytes', { bytes: 500 }],
    ['depth', { depth: 5 }],
    ['entries', { entries: 1 }],
    ['details of an entry', { detailsPerEntry: 1 }],
    ['elements of a record', { elementsPerRecord: 5 }],
  ])('above a limit that the caller sets: %s', async (_, limits) => {
    const two = entry({ details: details('', '') }) + entry({ amount: '<Amt Ccy="EUR">0.00</Amt>' });
    expect((await refusalOf(statementFile({ entry: two }), { limits })).reason).toBe('limit');
  });
});
