/** A statement of one entry, with holes: what a test is about is put in, all else is right. */
export interface Holes {
  readonly prolog?: string;
  readonly namespace?: string;
  readonly root?: string;
  readonly balances?: string;
  readonly beforeEntries?: string;
  readonly entry?: string;
  readonly end?: string;
}

export const OPENING = balance('OPBD', '100.00');
export const CLOSING = balance('CLBD', '110.00');

export function balance(type: string, amount: string, more = ''): string {
  return (
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt>` +
    `<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt>${more}</Bal>`
  );
}

export function entry(parts: { amount?: string; details?: string; first?: string; status?: string } = {}): string {
  const { amount = '<Amt Ccy="EUR">10.00</Amt>', details = '', first = '', status = 'BOOK' } = parts;
  return (
    `<Ntry>${first}${amount}<CdtDbtInd>CRDT</CdtDbtInd><Sts>${status}</Sts>` +
    `<BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>${details}</Ntry>`
  );
}

export const details = (...transactions: readonly string[]): string =>
  `<NtryDtls>${transactions.map((each) => `<TxDtls>${each}</TxDtls>`).join('')}</NtryDtls>`;

export function statementFile(holes: Holes = {}): string {
  const {
    prolog = '<?xml version="1.0" encoding="UTF-8"?>',
    namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02',
    root = 'Document',
    balances = OPENING + CLOSING,
    beforeEntries = '',
    entry: entries = entry(),
    end = '',
  } = holes;
  return (
    `${prolog}<${root} xmlns="${namespace}"><BkToCstmrStmt>` +
    '<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-04T01:00:00</CreDtTm></GrpHdr>' +
    '<Stmt><Id>S</Id><CreDtTm>2026-03-04T01:00:00Z</CreDtTm><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>' +
    `${balances}${beforeEntries}${entries}</Stmt></BkToCstmrStmt></${root}>${end}`
  );
}
