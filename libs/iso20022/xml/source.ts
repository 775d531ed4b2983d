import { TextDecoder } from 'node:util';
import { DocumentRefusedError } from './error';

/** A document as it comes: a text, the bytes of a file, or a stream of either (a request's body, a read stream). */
export type XmlSource = string | Uint8Array | AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

export interface Slice {
  readonly text: string;
  /** Bytes of the source read so far, this slice included. */
  readonly bytes: number;
}

/** Small enough that one slice never holds up the event loop for long, large enough to cost nothing. */
const SLICE = 64 * 1024;

/**
 * Cuts a source into texts of bounded size, decoding UTF-8 strictly: a byte that is none ends the reading.
 * @throws DocumentRefusedError `encoding`, or `limit` above `maxBytes`
 */
export async function* slices(source: XmlSource, maxBytes: number): AsyncGenerator<Slice> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of asStream(source)) {
    for (const part of cut(chunk)) {
      bytes += typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength;
      if (bytes > maxBytes) throw refused('limit', `the document exceeds ${maxBytes} bytes`);
      yield { text: typeof part === 'string' ? part : decode(decoder, part), bytes };
    }
  }
  const rest = decode(decoder);
  if (rest) yield { text: rest, bytes };
}

const asStream = (source: XmlSource): Exclude<XmlSource, string | Uint8Array> =>
  typeof source === 'string' || source instanceof Uint8Array ? [source] : source;

function* cut(chunk: string | Uint8Array): Generator<string | Uint8Array> {
  const length = typeof chunk === 'string' ? chunk.length : chunk.byteLength;
  for (let from = 0; from < length; from += SLICE) {
    yield typeof chunk === 'string' ? chunk.slice(from, from + SLICE) : chunk.subarray(from, from + SLICE);
  }
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw refused('encoding', 'the document is not UTF-8');
  }
}

const refused = (reason: 'limit' | 'encoding', detail: string): DocumentRefusedError =>
  new DocumentRefusedError(reason, detail, { line: 0, column: 0, path: '/' });
