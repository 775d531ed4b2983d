/** Why a document was refused; stable, for programs. */
export type RefusalReason =
  | 'not-well-formed'
  | 'truncated'
  | 'encoding'
  | 'dtd'
  | 'entity'
  | 'processing-instruction'
  | 'limit'
  | 'namespace'
  | 'root'
  | 'attribute'
  | 'missing-element'
  | 'unexpected-element'
  | 'unexpected-text'
  | 'value'
  | 'amount'
  | 'balance'
  | 'total'
  | 'order-rule';

export interface Place {
  /** Line, from 1. */
  readonly line: number;
  /** Characters of that line read so far. */
  readonly column: number;
  /** Where in the document: `/Document/BkToCstmrStmt/Stmt[1]/Ntry[3]/Amt`. */
  readonly path: string;
}

/**
 * A document that is not accepted, as a whole. The message never repeats what was sent (it may be an attack on a log);
 * the path names known elements only.
 */
export class DocumentRefusedError extends Error implements Place {
  readonly line: number;
  readonly column: number;
  readonly path: string;

  constructor(
    readonly reason: RefusalReason,
    /** What is wrong, without the place. */
    readonly detail: string,
    { line, column, path }: Place,
  ) {
    super(`${path} (line ${line}, column ${column}): ${detail}`);
    this.name = 'DocumentRefusedError';
    this.line = line;
    this.column = column;
    this.path = path;
  }
}
