import { SaxesParser } from 'saxes';
import type { SaxesAttributeNS } from 'saxes';
import { DocumentRefusedError } from './error';
import type { RefusalReason } from './error';
import type { XmlLimits } from './limits';

/** One element as it opens. */
export interface OpenTag {
  readonly local: string;
  readonly namespace: string;
  /** Attributes by name, without namespace declarations. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Who is told what the document says, in its order. */
export interface XmlListener {
  open(tag: OpenTag): void;
  text(text: string): void;
  close(): void;
  /** Where the document is, for errors. */
  path(): string;
}

const NAMESPACE_OF_DECLARATIONS = 'http://www.w3.org/2000/xmlns/';

/** A character reference takes at most this many characters of markup for one of text. */
const MARKUP_PER_CHARACTER = 10;

/**
 * XML 1.0 with namespaces and without its dangers: no DTD, no entities but the five of XML itself, no processing
 * instructions, UTF-8 only, everything bounded. The parser behind it is event based; this adds the refusals (practice
 * sheet, craft C4.4; OWASP ASVS 1.5.1).
 * @throws DocumentRefusedError from `feed` and `end`
 */
export class StrictTokenizer {
  private readonly parser = new SaxesParser({ xmlns: true as const, position: true as const });
  private depth = 0;
  private attributes = 0;
  private ended = false;
  /** Character position of the last complete token: what follows is held in memory by the parser. */
  private lastToken = 0;

  constructor(
    private readonly limits: XmlLimits,
    private readonly listener: XmlListener,
  ) {
    this.listenToProlog();
    this.listenToContent();
  }

  get line(): number {
    return this.parser.line;
  }

  get column(): number {
    return this.parser.column;
  }

  feed(text: string): void {
    this.parser.write(text);
    const held = this.parser.position - this.lastToken;
    if (held > this.limits.textLength * MARKUP_PER_CHARACTER) throw this.tooLong();
  }

  end(): void {
    this.ended = true;
    this.parser.close();
  }

  refuse(reason: RefusalReason, detail: string): DocumentRefusedError {
    return new DocumentRefusedError(reason, detail, {
      line: this.line,
      column: this.column,
      path: this.listener.path(),
    });
  }

  private listenToProlog(): void {
    this.parser.on('error', (error) => {
      throw this.translate(error.message);
    });
    this.parser.on('xmldecl', ({ version, encoding }) => {
      this.token();
      if (version !== '1.0') throw this.refuse('not-well-formed', 'only XML 1.0 is read');
      if (encoding && encoding.toUpperCase() !== 'UTF-8') throw this.refuse('encoding', 'only UTF-8 is read');
    });
    this.parser.on('doctype', () => {
      throw this.refuse('dtd', 'a document type declaration is not allowed');
    });
    this.parser.on('processinginstruction', () => {
      throw this.refuse('processing-instruction', 'a processing instruction is not allowed');
    });
  }

  private listenToContent(): void {
    this.parser.on('attribute', ({ value }) => {
      this.token(value);
      this.attributes += 1;
      if (this.attributes > this.limits.attributes) throw this.refuse('limit', 'an element has too many attributes');
    });
    this.parser.on('opentag', (tag) => {
      this.token();
      this.attributes = 0;
      this.depth += 1;
      if (this.depth > this.limits.depth) throw this.refuse('limit', 'elements are nested too deep');
      this.listener.open({ local: tag.local, namespace: tag.uri, attributes: ownAttributes(tag.attributes) });
    });
    this.parser.on('closetag', () => {
      this.token();
      this.depth -= 1;
      this.listener.close();
    });
    const text = (part: string): void => {
      this.token(part);
      if (this.depth > 0) this.listener.text(part);
    };
    this.parser.on('text', text);
    this.parser.on('cdata', text);
    this.parser.on('comment', (comment) => this.token(comment));
  }

  private token(text = ''): void {
    this.lastToken = this.parser.position;
    if (text.length > this.limits.textLength) throw this.tooLong();
  }

  private tooLong(): DocumentRefusedError {
    return this.refuse('limit', `a text, tag or comment exceeds ${this.limits.textLength} characters`);
  }

  /** The parser's messages name what was sent after a colon: that part stays out. */
  private translate(message: string): DocumentRefusedError {
    const fault = message.replace(/^\d+:\d+: /, '').split(':')[0]!;
    if (/entity/.test(fault)) return this.refuse('entity', 'only the five entities of XML itself are allowed');
    if (this.ended) return this.refuse('truncated', 'the document ends before it is complete');
    return this.refuse('not-well-formed', fault);
  }
}

/** Without namespace declarations; one map for the many elements that have none. */
function ownAttributes(attributes: Readonly<Record<string, SaxesAttributeNS>>): ReadonlyMap<string, string> {
  let own: Map<string, string> | undefined;
  for (const name in attributes) {
    const { uri, local, value } = attributes[name]!;
    if (uri !== NAMESPACE_OF_DECLARATIONS) (own ??= new Map()).set(uri ? `{${uri}}${local}` : local, value);
  }
  return own ?? NO_ATTRIBUTES;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
