import { DocumentRefusedError } from '#libs/iso20022';
import { ReportRefusedError } from '#libs/settlements';
import { Problem } from '../../common/problems';

/** A file is refused as a whole, with the place and the reason; nothing of it was written. */
export const refused = (place: string, reason: string, line?: number): Problem =>
  new Problem('import_refused', `The file was refused, nothing of it was taken in. ${place}: ${reason}`, {
    members: { place, reason, ...(line !== undefined && { line }) },
  });

/** What the readers throw as a problem; anything else as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof DocumentRefusedError) return refused(error.path, error.detail, error.line);
  if (error instanceof ReportRefusedError) {
    const line = /^line (\d+)$/.exec(error.place)?.[1];
    return refused(error.place, error.detail, line === undefined ? undefined : Number.parseInt(line, 10));
  }
  return error;
}
