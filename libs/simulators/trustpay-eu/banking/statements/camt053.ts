import type { Html } from '#libs/simulators/kit';
// Named for what is written here: formatters rewrite templates that are called html.
import { html as xml } from '#libs/simulators/kit';
import { formatAmount } from '../../merchant-api/amount';
import type { BankTransaction } from '../model';
import { boundedText } from './bounded-text';
import type { Statement } from './statement';

export type Camt053Version = '02' | '04';

const CODES: Readonly<Record<BankTransaction['kind'], string>> = {
  wire: 'TPAY-WIRE',
  card: 'TPAY-CARD',
  order: 'TPAY-ORDER',
  fee: 'TPAY-FEE',
};

/** Lengths of the schema's texts. */
const NAME = 140;
const TEXT = 140;
const REFERENCE = 35;
const ACCOUNT = 34;
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/;

/** Built after section 11.2 of the sheet; the elements stand as camt.053.001.02 and .04 have them. */
export function camt053Statement(statement: Statement, version: Camt053Version): string {
  const { account, from, to, opening, closing, lines, madeAt } = statement;
  const made = madeAt.toISOString().slice(0, 19);
  const id = `${account.accountId}-${compact(from)}-${compact(to)}`;
  return xml`<?xml version="1.0" encoding="utf-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>TP-${id}</MsgId><CreDtTm>${made}</CreDtTm></GrpHdr>
    <Stmt>
      <Id>${id}</Id>
      <CreDtTm>${made}</CreDtTm>
      <FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>
      ${owner(account, version)}
      ${balance('OPBD', opening, from, account.currency)}
      ${balance('CLBD', closing, to, account.currency)}
      ${lines.map((line, index) => entry(line, index + 1, version))}
    </Stmt>
  </BkToCstmrStmt>
</Document>
`.markup;
}

const compact = (day: string): string => day.replaceAll('-', '');
const size = (amount: bigint): string => formatAmount(amount < 0n ? -amount : amount);
const sign = (amount: bigint): string => (amount < 0n ? 'DBIT' : 'CRDT');

const owner = ({ accountId: own, iban, currency, ownerName }: Statement['account'], version: Camt053Version): Html =>
  xml`<Acct>
        <Id>${accountId(iban || own)}</Id>
        <Ccy>${currency}</Ccy>
        <Ownr><Nm>${ownerName}</Nm></Ownr>
        <Svcr><FinInstnId>${version === '02' ? xml`<BIC>TPAYSKBX</BIC>` : xml`<BICFI>TPAYSKBX</BICFI>`}</FinInstnId></Svcr>
      </Acct>`;

const balance = (code: string, amount: bigint, day: string, currency: string): Html =>
  xml`<Bal>
        <Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>
        <Amt Ccy="${currency}">${size(amount)}</Amt>
        <CdtDbtInd>${sign(amount)}</CdtDbtInd>
        <Dt><Dt>${day}</Dt></Dt>
      </Bal>`;

function entry(line: BankTransaction, number: number, version: Camt053Version): Html {
  const { amount, currency, date, transactionId, kind } = line;
  return xml`<Ntry>
        <NtryRef>${number}</NtryRef>
        <Amt Ccy="${currency}">${size(amount)}</Amt>
        <CdtDbtInd>${sign(amount)}</CdtDbtInd>
        <Sts>BOOK</Sts>
        <BookgDt><Dt>${date}</Dt></BookgDt>
        <ValDt><Dt>${date}</Dt></ValDt>
        <AcctSvcrRef>${transactionId}</AcctSvcrRef>
        <BkTxCd><Prtry><Cd>${CODES[kind]}</Cd></Prtry></BkTxCd>
        <NtryDtls><TxDtls>${references(line)}${money(line, version)}${parties(line)}${remittance(line)}</TxDtls></NtryDtls>
      </Ntry>
      `;
}

function references({ transactionId, orderId, payerReference, paymentId }: BankTransaction): Html {
  const order = orderId !== undefined && xml`<PmtInfId>${orderId}</PmtInfId>`;
  return xml`<Refs>
          <AcctSvcrRef>${transactionId}</AcctSvcrRef>${order}
          <EndToEndId>${boundedText(payerReference || 'NOTPROVIDED', REFERENCE)}</EndToEndId>
          <TxId>${paymentId}</TxId>
        </Refs>`;
}

/** Where the two versions differ most. */
function money({ amount, currency }: BankTransaction, version: Camt053Version): Html {
  const given = xml`<Amt Ccy="${currency}">${size(amount)}</Amt>`;
  if (version === '02') return xml`<AmtDtls><TxAmt>${given}</TxAmt></AmtDtls>`;
  return xml`${given}<CdtDbtInd>${sign(amount)}</CdtDbtInd>`;
}

/** Who sent the money of a credit, who got that of a debit. */
function parties({ amount, counterAccount, counterAccountName }: BankTransaction): Html | undefined {
  if (!counterAccount && !counterAccountName) return undefined;
  const name = xml`<Nm>${boundedText(counterAccountName || 'unknown', NAME)}</Nm>`;
  const account = counterAccount ? xml`<Id>${accountId(counterAccount)}</Id>` : undefined;
  return amount > 0n
    ? xml`<RltdPties><Dbtr>${name}</Dbtr>${account && xml`<DbtrAcct>${account}</DbtrAcct>`}</RltdPties>`
    : xml`<RltdPties><Cdtr>${name}</Cdtr>${account && xml`<CdtrAcct>${account}</CdtrAcct>`}</RltdPties>`;
}

const accountId = (account: string): Html =>
  IBAN.test(account) ? xml`<IBAN>${account}</IBAN>` : xml`<Othr><Id>${boundedText(account, ACCOUNT)}</Id></Othr>`;

function remittance({ description, clientReference }: BankTransaction): Html | undefined {
  if (!description && !clientReference) return undefined;
  const told = description ? xml`<Ustrd>${boundedText(description, TEXT)}</Ustrd>` : undefined;
  const tag = clientReference && boundedText(`CREF:${clientReference}`, TEXT);
  const tagged = tag ? xml`<Strd><AddtlRmtInf>${tag}</AddtlRmtInf></Strd>` : undefined;
  return xml`<RmtInf>${told}${tagged}</RmtInf>`;
}
