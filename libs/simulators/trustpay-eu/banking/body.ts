import { BankingRefusal } from './model';

export type Body = Readonly<Record<string, unknown>>;

/** Nothing, `{}` and `[]` all occur where nothing is asked for (sheet, section 9.2). Throws BankingRefusal 400. */
export function readBody(text: unknown): Body {
  if (typeof text !== 'string' || text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.length === 0) return {};
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body;
  } catch {
    // Falls through: what cannot be read is refused as what is no object is.
  }
  throw new BankingRefusal(400, 'The body is not a JSON object');
}

export function section(body: Body, name: string): Body {
  const value = body[name];
  if (typeof value === 'object' && value !== null) return value as Body;
  throw new BankingRefusal(400, `${name} is required`);
}

/** Ids come as numbers and as texts (sheet, section 9). */
export function optionalText(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new BankingRefusal(400, `${name} is not valid`);
}

export const requiredId = (body: Body, name: string): string => matching(body, name, /^\d{1,10}$/);

export function requiredDay(body: Body, name: string): string {
  const value = optionalText(body, name) ?? '';
  if (!isDay(value)) throw new BankingRefusal(400, `${name} is missing or not valid`);
  return value;
}

/** A day that the calendar has, `yyyy-MM-dd`. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function requiredNumber(body: Body, name: string, least: number, most: number): number {
  const value = Number(matching(body, name, /^\d{1,9}$/));
  if (value < least || value > most) throw new BankingRefusal(400, `${name} is not valid`);
  return value;
}

export function matching(body: Body, name: string, form: RegExp): string {
  const value = optionalText(body, name) ?? '';
  if (!form.test(value)) throw new BankingRefusal(400, `${name} is missing or not valid`);
  return value;
}
