import type { XmlElement } from './element';
import { DocumentRefusedError } from './error';
import type { Frame } from './frame';
import type { XmlLimits } from './limits';
import { ShapeReader } from './shape-reader';
import type { ShapeByNamespace } from './shape-reader';
import { slices } from './source';
import type { XmlSource } from './source';

/** Turns records into what the caller is given. */
export interface RecordFold<Item> {
  /** A complete record, the element around it as far as it was read, and the namespace of the document. */
  record(record: XmlElement, parent: Frame, namespace: string): void;
  /** What is ready by now; called after each slice, and emptied by the call. */
  take(): Item[];
  /** The document is complete and well formed to its last byte. */
  end(bytes: number): void;
  /** Told after each slice. */
  progress?(bytes: number): void;
}

/**
 * Reads a document slice by slice and gives what its records become. The source is asked for more only when the
 * caller asks for more, so memory stays at one slice and one record.
 * @throws DocumentRefusedError at the place that is wrong; what was given before is then worth nothing
 */
export async function* readRecords<Item>(
  source: XmlSource,
  shapes: ShapeByNamespace,
  limits: XmlLimits,
  fold: RecordFold<Item>,
): AsyncGenerator<Item> {
  const reader: ShapeReader = new ShapeReader(shapes, limits, (record, parent) =>
    fold.record(record, parent, reader.rootNamespace),
  );
  let read = 0;
  try {
    for await (const { text, bytes } of slices(source, limits.bytes)) {
      read = bytes;
      reader.feed(text);
      yield* fold.take();
      fold.progress?.(bytes);
    }
  } catch (error) {
    throw placed(error, reader);
  }
  reader.end();
  fold.end(read);
  yield* fold.take();
}

/** The source knows no lines: what it refuses is placed where the reader stands. */
function placed(error: unknown, reader: ShapeReader): unknown {
  if (!(error instanceof DocumentRefusedError) || error.line > 0) return error;
  return reader.tokenizer.refuse(error.reason, error.detail);
}
