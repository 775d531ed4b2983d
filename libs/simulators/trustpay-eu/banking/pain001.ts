import { SaxesParser } from 'saxes';
import { BankingRefusal } from './model';

/** An element, by its local name; text and elements are never mixed in these messages. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.03';
const DEPTH = 20;

/**
 * The groups of pain.001.001.03 that an order uses, each with the children that the schema allows there, in its order
 * (`?` at most once, `*` any number, `+` at least once). Everything else is text.
 */
const GROUPS: Readonly<Record<string, string>> = {
  Document: 'CstmrCdtTrfInitn',
  CstmrCdtTrfInitn: 'GrpHdr PmtInf+',
  GrpHdr: 'MsgId CreDtTm NbOfTxs CtrlSum? InitgPty',
  InitgPty: 'Nm? PstlAdr?',
  PmtInf:
    'PmtInfId PmtMtd BtchBookg? NbOfTxs? CtrlSum? PmtTpInf? ReqdExctnDt Dbtr DbtrAcct DbtrAgt ChrgBr? CdtTrfTxInf+',
  PmtTpInf: 'InstrPrty? SvcLvl? LclInstrm?',
  SvcLvl: 'Cd',
  LclInstrm: '(Cd|Prtry)',
  Dbtr: 'Nm? PstlAdr?',
  DbtrAcct: 'Id Ccy?',
  DbtrAgt: 'FinInstnId',
  CdtTrfTxInf: 'PmtId PmtTpInf? Amt ChrgBr? IntrmyAgt1? CdtrAgt? Cdtr? CdtrAcct? RmtInf?',
  PmtId: 'InstrId? EndToEndId',
  Amt: 'InstdAmt',
  IntrmyAgt1: 'FinInstnId',
  CdtrAgt: 'FinInstnId',
  FinInstnId: 'BIC? ClrSysMmbId? Nm? PstlAdr?',
  ClrSysMmbId: 'ClrSysId? MmbId',
  ClrSysId: '(Cd|Prtry)',
  PstlAdr: 'StrtNm? PstCd? TwnNm? Ctry? AdrLine*',
  Cdtr: 'Nm? PstlAdr?',
  CdtrAcct: 'Id Ccy?',
  'DbtrAcct/Id': '(IBAN|Othr)',
  'CdtrAcct/Id': '(IBAN|Othr)',
  Othr: 'Id',
  RmtInf: 'Ustrd* Strd*',
  Strd: 'AddtlRmtInf*',
};

/** Throws BankingRefusal 400 for what is no XML, has a DTD, or is not built as the schema says. */
export function parsePain001(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (why: string): never => {
    throw new BankingRefusal(400, `Xml: ${why}`);
  };
  parser.on('error', () => refuse('not well-formed'));
  parser.on('doctype', () => refuse('a document type is not taken'));
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (uri !== NAMESPACE) refuse('another namespace than pain.001.001.03');
    if (open.length > DEPTH) refuse('nested too deep');
    const plain = Object.values(attributes).filter(({ name }) => !name.startsWith('xmlns'));
    const element: Element = {
      ...{ name: local, children: [], text: '' },
      attributes: Object.fromEntries(plain.map(({ name, value }) => [name, value])),
    };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => void (open.at(-1)!.text += text));
  parser.on('closetag', () => {
    const element = open.pop()!;
    const fault = builtWrongly(element, open.at(-1)!);
    if (fault) refuse(fault);
  });
  parser.write(xml).close();
  return root.children[0] ?? refuse('empty');
}

/** The first descendant along the names. */
export const at = (element: Element, ...path: readonly string[]): Element | undefined =>
  path.reduce<Element | undefined>((from, name) => from?.children.find((child) => child.name === name), element);

export const textAt = (element: Element, ...path: readonly string[]): string | undefined => at(element, ...path)?.text;

export const each = (element: Element, name: string): readonly Element[] =>
  element.children.filter((child) => child.name === name);

function builtWrongly(element: Element, parent: Element): string | undefined {
  const { name, children, text } = element;
  if (parent.name === '' && name !== 'Document') return 'the root is not Document';
  const group =
    GROUPS[`${parent.name}/${name}`] ?? (name === 'Id' && parent.name === 'Othr' ? undefined : GROUPS[name]);
  if (group === undefined) return children.length > 0 || text.trim() === '' ? `${name} must be a text` : undefined;
  if (text.trim() !== '') return `${name} holds text`;
  const isInOrder = sequence(group).test(children.map((child) => `${child.name} `).join(''));
  return isInOrder ? undefined : `${name} lacks an element, or has one that does not belong there`;
}

const sequence = (group: string): RegExp =>
  new RegExp(
    `^${group.replace(/(\([^)]*\)|\w+)([?*+]?) ?/g, (_, name: string, count: string) => `(?:${name} )${count}`)}$`,
  );
