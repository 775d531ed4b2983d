/** A cell whose text may come from anybody, or a figure that we have formatted ourselves. */
export type Cell = { readonly text: string | null | undefined } | { readonly figure: string };

const ODD_SPACES = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu;
/**
 * Where spreadsheets take a text for a formula, full-width forms included (OWASP "CSV injection"). Where a comma is the
 * mark of decimals they end a cell at a semicolon, and a quote behind it opens the next.
 */
const FORMULA = /(^|;[\s"]*)(?=[=+\-@＝＋－＠])/gu;

/** RFC 4180. A text can never become a formula; a negative amount stays a number. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => quote('figure' in cell ? cell.figure : safe(cell.text ?? ''))).join(',')}\r\n`;

export function safe(text: string): string {
  const line = text.replaceAll(ODD_SPACES, ' ').trim();
  return line.replaceAll(FORMULA, "$1'");
}

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
