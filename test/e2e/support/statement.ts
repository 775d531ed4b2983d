/** A line of a statement as a test plants it. */
export interface PlannedLine {
  readonly reference: string;
  /** Decimal; a debit has a minus. */
  readonly amount: string;
  readonly code: string;
  readonly text?: string;
  readonly clientReference?: string;
}

const minorOf = (amount: string): bigint => BigInt(amount.replace('.', ''));
const decimal = (minor: bigint): string => `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`;

/** A camt.053.001.02 statement of one day in EUR, after sheet "trustpay-eu" 11.2. */
export function statementOf(day: string, lines: readonly PlannedLine[], opening = 1_000_000n): string {
  const closing = lines.reduce((sum, { amount }) => sum + minorOf(amount), opening);
  const balance = (code: string, minor: bigint) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(minor)}</Amt>` +
    `<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>\n`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>\n' +
    `<GrpHdr><MsgId>TP-${day}</MsgId><CreDtTm>${day}T23:00:00</CreDtTm></GrpHdr>\n` +
    `<Stmt><Id>S-${day}</Id><CreDtTm>${day}T23:00:00</CreDtTm>\n` +
    '<Acct><Id><IBAN>SK1799520000004107347927</IBAN></Id><Ccy>EUR</Ccy></Acct>\n' +
    balance('OPBD', opening) +
    balance('CLBD', closing) +
    lines.map((line) => entry(day, line)).join('\n') +
    '\n</Stmt></BkToCstmrStmt></Document>\n'
  );
}

function entry(day: string, { reference, amount, code, text, clientReference }: PlannedLine): string {
  const side = amount.startsWith('-') ? 'DBIT' : 'CRDT';
  const value = `<Amt Ccy="EUR">${amount.replace('-', '')}</Amt>`;
  const ustrd = text === undefined ? '' : `<Ustrd>${text}</Ustrd>`;
  const strd = clientReference === undefined ? '' : `<Strd><AddtlRmtInf>CREF:${clientReference}</AddtlRmtInf></Strd>`;
  const remittance = ustrd + strd === '' ? '' : `<RmtInf>${ustrd}${strd}</RmtInf>`;
  return (
    `<Ntry><NtryRef>${reference}</NtryRef>${value}<CdtDbtInd>${side}</CdtDbtInd><Sts>BOOK</Sts>` +
    `<BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef>` +
    `<BkTxCd><Prtry><Cd>${code}</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>` +
    `<Refs><AcctSvcrRef>${reference}</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs>` +
    `<AmtDtls><TxAmt>${value}</TxAmt></AmtDtls>${remittance}</TxDtls></NtryDtls></Ntry>`
  );
}
