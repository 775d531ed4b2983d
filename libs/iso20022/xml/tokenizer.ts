import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
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

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

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
  private started = false;
  private ended = false;
  /** Character position of the last complete token: what follows is held in memory by the parser. */
  private lastToken = 0;

  /**
   * Six handlers and no more: V8 keeps the parser's fields fast up to here, and a seventh makes all of its work three
   * times slower. Faults of form are therefore caught as thrown, and the declaration is looked at with the root.
   */
  constructor(
    private readonly limits: XmlLimits,
    private readonly listener: XmlListener,
  ) {
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => {
      this.token();
      this.depth -= 1;
      this.listener.close();
    });
    const text = (part: string): void => {
      this.token();
      if (part.length > this.limits.textLength) throw this.tooLong();
      if (this.depth > 0) this.listener.text(part);
    };
    this.parser.on('text', text);
    this.parser.on('cdata', text);
    this.parser.on('doctype', () => {
      throw this.refuse('dtd', 'a document type declaration is not allowed');
    });
    this.parser.on('processinginstruction', () => {
      throw this.refuse('processing-instruction', 'a processing instruction is not allowed');
    });
  }

  get line(): number {
    return this.parser.line;
  }

  get column(): number {
    return this.parser.column;
  }

  feed(text: string): void {
    this.parse(() => this.parser.write(text));
    const held = this.parser.position - this.lastToken;
    if (held > this.limits.textLength * MARKUP_PER_CHARACTER) throw this.tooLong();
  }

  end(): void {
    this.ended = true;
    this.parse(() => this.parser.close());
  }

  refuse(reason: RefusalReason, detail: string): DocumentRefusedError {
    return new DocumentRefusedError(reason, detail, {
      line: this.line,
      column: this.column,
      path: this.listener.path(),
    });
  }

  private open(tag: SaxesTagNS): void {
    this.token();
    if (!this.started) this.checkDeclaration();
    this.depth += 1;
    if (this.depth > this.limits.depth) throw this.refuse('limit', 'elements are nested too deep');
    this.listener.open({ local: tag.local, namespace: tag.uri, attributes: this.ownAttributes(tag.attributes) });
  }

  private checkDeclaration(): void {
    this.started = true;
    const { version = '1.0', encoding = 'UTF-8' } = this.parser.xmlDecl;
    if (version !== '1.0') throw this.refuse('not-well-formed', 'only XML 1.0 is read');
    if (encoding.toUpperCase() !== 'UTF-8') throw this.refuse('encoding', 'only UTF-8 is read');
  }

  /** Without namespace declarations; one map for the many elements that have none. */
  private ownAttributes(attributes: SaxesTagNS['attributes']): ReadonlyMap<string, string> {
    let own: Map<string, string> | undefined;
    let count = 0;
    for (const name in attributes) {
      const { uri, local, value } = attributes[name]!;
      count += 1;
      if (count > this.limits.attributes) throw this.refuse('limit', 'an element has too many attributes');
      if (value.length > this.limits.textLength) throw this.tooLong();
      if (uri !== NAMESPACE_OF_DECLARATIONS) (own ??= new Map()).set(uri ? `{${uri}}${local}` : local, value);
    }
    return own ?? NO_ATTRIBUTES;
  }

  private token(): void {
    this.lastToken = this.parser.position;
  }

  private tooLong(): DocumentRefusedError {
    return this.refuse('limit', `a text, tag or comment exceeds ${this.limits.textLength} characters`);
  }

  private parse(step: () => void): void {
    try {
      step();
    } catch (error) {
      throw this.translate(error);
    }
  }

  /** A fault of form has its place before it; what was sent stands after a colon, and stays out. */
  private translate(error: unknown): unknown {
    const [, fault] = (error instanceof Error && /^\d+:\d+: ([^:]*)/.exec(error.message)) || [];
    if (fault === undefined || error instanceof DocumentRefusedError) return error;
    if (/entity/.test(fault)) return this.refuse('entity', 'only the five entities of XML itself are allowed');
    if (this.ended) return this.refuse('truncated', 'the document ends before it is complete');
    return this.refuse('not-well-formed', fault);
  }
}
