import { SaxesParser } from 'saxes';

/**
 * The part of the public schema pain.001.001.03 that orders touch, typed in from the standard's message definition
 * (all children in their order, `?`, `*`, `+` as cardinality) apart from the shape that the reader uses: the schema
 * file itself is not bundled. Types not listed as a group are texts.
 */
const GROUPS: Readonly<Record<string, string>> = {
  Document: 'CstmrCdtTrfInitn',
  CstmrCdtTrfInitn: 'GrpHdr PmtInf+',
  GrpHdr: 'MsgId CreDtTm Authstn* NbOfTxs CtrlSum? InitgPty FwdgAgt?',
  InitgPty: 'Nm? PstlAdr? Id? CtryOfRes? CtctDtls?',
  PmtInf:
    'PmtInfId PmtMtd BtchBookg? NbOfTxs? CtrlSum? PmtTpInf? ReqdExctnDt PoolgAdjstmntDt? Dbtr DbtrAcct DbtrAgt ' +
    'DbtrAgtAcct? UltmtDbtr? ChrgBr? ChrgsAcct? ChrgsAcctAgt? CdtTrfTxInf+',
  PmtTpInf: 'InstrPrty? SvcLvl? LclInstrm? CtgyPurp?',
  LclInstrm: '(Cd|Prtry)',
  Dbtr: 'Nm? PstlAdr? Id? CtryOfRes? CtctDtls?',
  DbtrAcct: 'Id Tp? Ccy? Nm?',
  DbtrAgt: 'FinInstnId BrnchId?',
  CdtTrfTxInf:
    'PmtId PmtTpInf? Amt XchgRateInf? ChrgBr? ChqInstr? UltmtDbtr? IntrmyAgt1? IntrmyAgt1Acct? IntrmyAgt2? ' +
    'IntrmyAgt2Acct? IntrmyAgt3? IntrmyAgt3Acct? CdtrAgt? CdtrAgtAcct? Cdtr? CdtrAcct? UltmtCdtr? ' +
    'InstrForCdtrAgt* InstrForDbtrAgt? Purp? RgltryRptg* Tax? RltdRmtInf* RmtInf?',
  PmtId: 'InstrId? EndToEndId',
  Amt: '(InstdAmt|EqvtAmt)',
  IntrmyAgt1: 'FinInstnId BrnchId?',
  CdtrAgt: 'FinInstnId BrnchId?',
  FinInstnId: 'BIC? ClrSysMmbId? Nm? PstlAdr? Othr?',
  ClrSysMmbId: 'ClrSysId? MmbId',
  ClrSysId: '(Cd|Prtry)',
  PstlAdr: 'AdrTp? Dept? SubDept? StrtNm? BldgNb? PstCd? TwnNm? CtrySubDvsn? Ctry? AdrLine*',
  Cdtr: 'Nm? PstlAdr? Id? CtryOfRes? CtctDtls?',
  CdtrAcct: 'Id Tp? Ccy? Nm?',
  'DbtrAcct/Id': '(IBAN|Othr)',
  'CdtrAcct/Id': '(IBAN|Othr)',
  Othr: 'Id SchmeNm? Issr?',
  RmtInf: 'Ustrd* Strd*',
  Strd: 'RfrdDocInf* RfrdDocAmt? CdtrRefInf? Invcr? Invcee? AddtlRmtInf*',
};

const TEXTS: Readonly<Record<string, RegExp>> = {
  MsgId: /^.{1,35}$/,
  CreDtTm: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
  NbOfTxs: /^[0-9]{1,15}$/,
  PmtInfId: /^.{1,35}$/,
  PmtMtd: /^(CHK|TRF|TRA)$/,
  ReqdExctnDt: /^\d{4}-\d\d-\d\d$/,
  EndToEndId: /^.{1,35}$/,
  InstdAmt: /^[0-9]{1,13}\.[0-9]{2}$/,
  BIC: /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?$/,
  IBAN: /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/,
  'Othr/Id': /^.{1,34}$/,
  'LclInstrm/Cd': /^.{1,35}$/,
  'LclInstrm/Prtry': /^.{1,35}$/,
  'ClrSysId/Cd': /^.{1,5}$/,
  MmbId: /^.{1,35}$/,
  Nm: /^.{1,140}$/,
  StrtNm: /^.{1,70}$/,
  TwnNm: /^.{1,35}$/,
  Ctry: /^[A-Z]{2}$/,
  AdrLine: /^.{1,70}$/,
  Ustrd: /^.{1,140}$/,
  AddtlRmtInf: /^.{1,140}$/,
};

interface Open {
  readonly name: string;
  readonly children: string[];
  text: string;
}

const expression = (group: string): RegExp =>
  new RegExp(
    `^${group
      .split(' ')
      .map((each) => each.replace(/^(\w+|\(.*\))/, '(?:$1 )'))
      .join('')}$`,
  );

/** What of a document differs from the schema; empty if nothing does. */
export function schemaFaults(xml: string): string[] {
  const faults: string[] = [];
  const stack: Open[] = [];
  const parser = new SaxesParser({ xmlns: true as const });
  parser.on('error', (error) => void faults.push(error.message));
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (uri !== 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.03') faults.push(`namespace of ${local}`);
    const own = Object.keys(attributes).filter((name) => name !== 'xmlns');
    if (own.join() !== (local === 'InstdAmt' ? 'Ccy' : '')) faults.push(`attributes of ${local}`);
    stack.at(-1)?.children.push(local);
    stack.push({ name: local, children: [], text: '' });
  });
  parser.on('text', (text) => {
    if (stack.length > 0) stack.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    const { name, children, text } = stack.pop()!;
    const qualified = `${stack.at(-1)?.name}/${name}`;
    const group = GROUPS[qualified] ?? (TEXTS[qualified] ? undefined : GROUPS[name]);
    const pattern = TEXTS[qualified] ?? TEXTS[name];
    if (group !== undefined) {
      if (!expression(group).test(children.map((each) => `${each} `).join(''))) faults.push(`children of ${qualified}`);
    } else if (!pattern?.test(text)) faults.push(`text of ${qualified}`);
  });
  parser.write(xml).close();
  return faults;
}
