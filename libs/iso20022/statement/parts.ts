import { DATE_TIME, ZONED_DATE } from '../values';
import { choice, code, sequence, skipped, text } from '../xml/shape';

/** Types that the messages share, as the schemas have them. */
export const CREDIT_DEBIT = code(/^(?:CRDT|DBIT)$/);
export const BOOLEAN = code(/^(?:true|false|1|0)$/);
export const STATUS = code(/^(?:BOOK|PDNG|INFO)$/);
export const CURRENCY = code(/^[A-Z]{3}$/);
export const IBAN = code(/^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/);
export const BIC = code(/^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/);
export const COUNT = code(/^[0-9]{1,15}$/);
export const MOMENT = code(DATE_TIME);
export const DAY = choice(['Dt', code(ZONED_DATE)], ['DtTm', MOMENT]);
export const REFERENCE = text(35);

export const ACCOUNT_ID = choice(['IBAN', IBAN], ['Othr', sequence(['Id', text(34)], ...skipped('SchmeNm?', 'Issr?'))]);
export const ACCOUNT = sequence(['Id', ACCOUNT_ID], ...skipped('Tp?', 'Ccy?', 'Nm?'));
export const PARTY = sequence(['Nm?', text(140)], ...skipped('PstlAdr?', 'Id?', 'CtryOfRes?', 'CtctDtls?'));
export const CODE_OR_PROPRIETARY = choice(['Cd', text(4)], ['Prtry', text(35)]);
