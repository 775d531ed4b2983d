import type { XmlElement } from './element';
import type { RefusalReason } from './error';
import { Frame } from './frame';
import type { XmlLimits } from './limits';
import { skip } from './shape';
import type { Child, Shape, TextShape } from './shape';
import { StrictTokenizer } from './tokenizer';
import type { OpenTag, XmlListener } from './tokenizer';

/** The shape of a document's content, by the namespace of its root. */
export type ShapeByNamespace = ReadonlyMap<string, Shape>;

/** Told of each complete record; `parent` is what is known so far of the element around it. */
export type OnRecord = (record: XmlElement, parent: Frame) => void;

const SCHEMA_HINT = /^\{http:\/\/www\.w3\.org\/2001\/XMLSchema-instance\}/;

/**
 * Holds a document against its shape while it is read: order and number of elements, lengths, attributes, stray text.
 * Keeps the elements of one record at a time and hands them out when the record is complete.
 */
export class ShapeReader implements XmlListener {
  readonly tokenizer: StrictTokenizer;
  private readonly frames: Frame[] = [];
  private namespace = '';

  constructor(
    private readonly shapes: ShapeByNamespace,
    private readonly limits: XmlLimits,
    private readonly onRecord: OnRecord,
  ) {
    this.tokenizer = new StrictTokenizer(limits, this);
  }

  /** Of the root, once it was read. */
  get rootNamespace(): string {
    return this.namespace;
  }

  feed(text: string): void {
    this.tokenizer.feed(text);
  }

  /** @throws DocumentRefusedError if the document is not complete */
  end(): void {
    this.tokenizer.end();
  }

  path(): string {
    return this.frames.at(-1)?.path ?? '/';
  }

  open(tag: OpenTag): void {
    const parent = this.frames.at(-1);
    if (!parent) return this.openRoot(tag);
    if (parent.shape.kind === 'skip') {
      this.frames.push(new Frame('', '*', skip, parent));
      return;
    }
    if (tag.namespace !== this.namespace) this.refuse('namespace', 'an element of another namespace');
    if (parent.shape.kind === 'text') this.refuse('unexpected-element', 'an element within a text');
    const step = parent.step(parent.shape, tag.local);
    if (typeof step === 'string') return this.refuse(faultOf(step), step);
    const { child, number } = step;
    const label = child.max > 1 ? `${child.name}[${number}]` : child.name;
    this.frames.push(new Frame(child.name, label, child.shape, parent, tag.attributes.get('Ccy')));
    this.checkAttributes(child, tag);
  }

  text(text: string): void {
    const frame = this.frames.at(-1)!;
    if (frame.shape.kind === 'skip') return;
    if (frame.shape.kind === 'text') {
      frame.text += text;
      // Comments and CDATA sections may cut a text into any number of parts.
      if (frame.text.length > frame.shape.max) this.refuse('value', `longer than ${frame.shape.max} characters`);
    } else if (/[^ \t\r\n]/.test(text)) {
      this.refuse('unexpected-text', 'text between elements');
    }
  }

  close(): void {
    const frame = this.frames.at(-1)!;
    this.checkComplete(frame);
    this.frames.pop();
    const { parent, shape } = frame;
    if (!parent || shape.kind === 'skip') return;
    frame.line = this.tokenizer.line;
    frame.column = this.tokenizer.column;
    if (shape.kind === 'group' && shape.record) return this.onRecord(frame, parent);
    parent.children.push(frame);
    parent.kept += frame.kept + 1;
    if (parent.kept > this.limits.elementsPerRecord) this.refuse('limit', 'a record has too many elements');
  }

  private openRoot({ local, namespace, attributes }: OpenTag): void {
    const shape = this.shapes.get(namespace);
    if (!shape) this.refuse('namespace', 'the namespace of the root is not one of those read here');
    if (local !== 'Document') this.refuse('root', 'the root is not Document');
    if ([...attributes.keys()].some((name) => !SCHEMA_HINT.test(name))) {
      this.refuse('attribute', 'an attribute that is not expected here');
    }
    this.namespace = namespace;
    this.frames.push(new Frame(local, local, shape));
  }

  private checkAttributes({ shape }: Child, { attributes }: OpenTag): void {
    if (shape.kind === 'skip') return;
    const currency = shape.kind === 'text' && shape.currency;
    if (currency && !attributes.has('Ccy')) this.refuse('attribute', 'Ccy is missing');
    if (attributes.size > (currency ? 1 : 0)) this.refuse('attribute', 'an attribute that is not expected here');
  }

  private checkComplete(frame: Frame): void {
    const { shape, text } = frame;
    if (shape.kind === 'text') this.checkText(shape, text);
    const missing = shape.kind === 'group' ? frame.missing(shape) : undefined;
    if (missing) this.refuse('missing-element', missing);
  }

  private checkText({ pattern }: TextShape, text: string): void {
    if (text === '') this.refuse('value', 'empty');
    if (pattern && !pattern.test(text)) this.refuse('value', 'not of the expected form');
  }

  private refuse(reason: RefusalReason, detail: string): never {
    throw this.tokenizer.refuse(reason, detail);
  }
}

const faultOf = (step: string): RefusalReason =>
  step.endsWith('is missing') ? 'missing-element' : 'unexpected-element';
