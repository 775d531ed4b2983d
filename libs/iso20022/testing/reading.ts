import { DocumentRefusedError, readStatements } from '..';
import type { ReadStatementsOptions, StatementItem, XmlSource } from '..';

export async function readAll(source: XmlSource, options?: ReadStatementsOptions): Promise<StatementItem[]> {
  const items: StatementItem[] = [];
  for await (const item of readStatements(source, options)) items.push(item);
  return items;
}

/** The refusal of a file, and whether anything said that it was complete. */
export async function refusalOf(source: XmlSource, options?: ReadStatementsOptions): Promise<DocumentRefusedError> {
  const items: StatementItem[] = [];
  try {
    for await (const item of readStatements(source, options)) items.push(item);
  } catch (error) {
    if (!(error instanceof DocumentRefusedError)) throw error;
    if (items.some(({ type }) => type === 'complete')) throw new Error('said to be complete, then refused');
    return error;
  }
  throw new Error('was accepted');
}
