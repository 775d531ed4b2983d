import { balance } from './statement-file';

export interface LargeStatement {
  readonly bytes: number;
  readonly entries: number;
  readonly stream: () => AsyncGenerator<Buffer>;
}

const ENTRIES_PER_CHUNK = 100;

const amount = (number: number): bigint => BigInt((number % 1000) + 1);
const padded = (number: number): string => decimal(amount(number)).padStart(5, '1');
const decimal = (minor: bigint): string => `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`;

/**
 * Indented as the sheet's sample is. Numbers are padded, so that every entry has the same size and the size of the
 * file is known before it is made.
 */
function entryOf(number: number): string {
  const id = String(number).padStart(9, '0');
  const value = `<Amt Ccy="EUR">${padded(number)}</Amt>`;
  return `      <Ntry>
        <NtryRef>${id}</NtryRef>
        ${value}
        <CdtDbtInd>CRDT</CdtDbtInd>
        <Sts>BOOK</Sts>
        <BookgDt><Dt>2026-03-02</Dt></BookgDt>
        <ValDt><Dt>2026-03-02</Dt></ValDt>
        <AcctSvcrRef>${id}</AcctSvcrRef>
        <BkTxCd><Prtry><Cd>TPAY-WIRE</Cd></Prtry></BkTxCd>
        <NtryDtls>
          <TxDtls>
            <Refs><AcctSvcrRef>${id}</AcctSvcrRef><EndToEndId>E2E-${id}</EndToEndId><TxId>${id}</TxId></Refs>
            <AmtDtls><TxAmt>${value}</TxAmt></AmtDtls>
            <RltdPties><Dbtr><Nm>Jana Nováková</Nm></Dbtr></RltdPties>
            <RmtInf><Ustrd>order ${id}</Ustrd><Strd><AddtlRmtInf>CREF:${id}</AddtlRmtInf></Strd></RmtInf>
          </TxDtls>
        </NtryDtls>
        <AddtlNtryInf>instant bank transfer</AddtlNtryInf>
      </Ntry>
`;
}

/** What entry `number` is worth: the padding of its amount counts. */
const worth = (number: number): bigint => BigInt(padded(number).replace('.', ''));

/** A statement of about `megabytes`, made while it is read: no more than a hundred entries of it exist at a time. */
export function largeStatement(megabytes: number, account = '1'): LargeStatement {
  const size = Buffer.byteLength(entryOf(1));
  const entries = Math.ceil((megabytes * 1024 * 1024) / size);
  let closing = 0n;
  for (let number = 1; number <= entries; number += 1) closing += worth(number);
  const head =
    '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">' +
    '<BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-04T01:00:00</CreDtTm></GrpHdr>' +
    '<Stmt><Id>S</Id><CreDtTm>2026-03-04T01:00:00</CreDtTm><Acct><Id><Othr><Id>' +
    `${account}</Id></Othr></Id></Acct>` +
    balance('OPBD', '0.00') +
    balance('CLBD', decimal(closing));
  const tail = '</Stmt></BkToCstmrStmt></Document>';
  return {
    bytes: Buffer.byteLength(head) + entries * size + tail.length,
    entries,
    stream: async function* () {
      yield Buffer.from(head);
      for (let from = 1; from <= entries; from += ENTRIES_PER_CHUNK) {
        const count = Math.min(ENTRIES_PER_CHUNK, entries - from + 1);
        yield Buffer.from(Array.from({ length: count }, (_, i) => entryOf(from + i)).join(''));
      }
      yield Buffer.from(tail);
    },
  };
}
