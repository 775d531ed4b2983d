import { amount, choice, code, record, sequence, text } from '../xml/shape';
import type { GroupShape } from '../xml/shape';
import { DATE, DATE_TIME } from '../values';
import { ORDER_NAMESPACE } from './dialect';

/*
 * The part of pain.001.001.03 that an order here can say, in the schema's order. An element that the schema has and
 * this has not is refused, not skipped: an instruction that nobody understood must not be paid without it.
 */
const BIC = code(/^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/);
const COUNT = code(/^[0-9]{1,15}$/);
/** Two decimals exactly: the schema would allow five (sheet TrustPay EU 11, number 7). */
const TWO_DECIMALS = { ...amount, pattern: /^[0-9]{1,11}\.[0-9]{2}$/ };

const other = sequence(['Id', text(34)]);
const accountId = choice(['IBAN', code(/^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/)], ['Othr', other]);

const address = sequence(
  ['StrtNm?', text(70)],
  ['TwnNm?', text(35)],
  ['Ctry?', code(/^[A-Z]{2}$/)],
  ['AdrLine*1', text(70)],
);
const party = sequence(['Nm', text(140)], ['PstlAdr?', address]);
const clearing = sequence(['ClrSysId', sequence(['Cd', text(5)])], ['MmbId', text(35)]);
const bank = sequence(['BIC', BIC], ['ClrSysMmbId?', clearing], ['Nm?', text(140)], ['PstlAdr?', address]);

const remittance = sequence(['Ustrd?', text(140)], ['Strd?', sequence(['AddtlRmtInf', text(140)])]);

const transfer = record(
  ['PmtId', sequence(['EndToEndId', text(35)])],
  ['PmtTpInf', sequence(['LclInstrm', sequence(['Cd', text(35)])])],
  ['Amt', sequence(['InstdAmt', TWO_DECIMALS])],
  ['IntrmyAgt1?', sequence(['FinInstnId', sequence(['Nm', text(140)])])],
  ['CdtrAgt', sequence(['FinInstnId', bank])],
  ['Cdtr', party],
  ['CdtrAcct', sequence(['Id', accountId])],
  ['RmtInf?', remittance],
);

const payment = record(
  ['PmtInfId', text(35)],
  ['PmtMtd', code(/^TRF$/)],
  ['NbOfTxs?', COUNT],
  ['CtrlSum?', text(18)],
  ['PmtTpInf', sequence(['LclInstrm', sequence(['Prtry', text(35)])])],
  ['ReqdExctnDt', code(DATE)],
  ['Dbtr', sequence(['Nm', text(140)])],
  ['DbtrAcct', sequence(['Id', sequence(['Othr', other])])],
  ['DbtrAgt', sequence(['FinInstnId', sequence(['BIC', BIC])])],
  ['CdtTrfTxInf+', transfer],
);

const header = record(
  ['MsgId', text(35)],
  ['CreDtTm', code(DATE_TIME)],
  ['NbOfTxs', COUNT],
  ['CtrlSum?', text(18)],
  ['InitgPty', sequence()],
);

export const ORDER_SHAPES: ReadonlyMap<string, GroupShape> = new Map([
  [ORDER_NAMESPACE, sequence(['CstmrCdtTrfInitn', sequence(['GrpHdr', header], ['PmtInf+', payment])])],
]);
