import type { Atto } from './decimal';
import { parseDecimal, significantDecimals } from './decimal';
import { ApiError } from './errors';
import type { Token } from './tokens';
import { findToken } from './tokens';

/** Members of a request's body, or of its query. */
export type Fields = Readonly<Record<string, unknown>>;

export const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** An absent, null or empty member is none. @throws ApiError 2006 */
export function optionalText(fields: Fields, name: string, longest = 128): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' || value.length > longest) throw new ApiError(2006, name);
  return value;
}

/** @throws ApiError 2003, 2006 */
export function requiredText(fields: Fields, name: string, longest?: number): string {
  const value = optionalText(fields, name, longest);
  if (value === undefined) throw new ApiError(2003, name);
  return value;
}

/** A decimal with at most so many significant decimals: more is an error, never rounded (sheet, 3.1). */
export function optionalAmount(fields: Fields, name: string, { decimals = 2, zero = false } = {}): Atto | undefined {
  const text = optionalText(fields, name, 40);
  if (text === undefined) return undefined;
  const amount = parseDecimal(text);
  if (amount === undefined || significantDecimals(text) > decimals || (amount === 0n && !zero)) {
    throw new ApiError(2006, name);
  }
  return amount;
}

export function requiredAmount(fields: Fields, name: string, rules?: { decimals?: number; zero?: boolean }): Atto {
  const amount = optionalAmount(fields, name, rules);
  if (amount === undefined) throw new ApiError(2003, name);
  return amount;
}

/** @throws ApiError 2003, 2006 */
export function requiredToken(fields: Fields, name: string): Token {
  const token = findToken(requiredText(fields, name));
  if (!token) throw new ApiError(2006, name);
  return token;
}

export function requiredOneOf<T extends string>(fields: Fields, name: string, words: readonly T[]): T {
  const text = requiredText(fields, name);
  const word = words.find((each) => each === text);
  if (word === undefined) throw new ApiError(2006, name);
  return word;
}

/** Undefined where it is absent. @throws ApiError 2006 */
export const optionalOneOf = <T extends string>(fields: Fields, name: string, words: readonly T[]): T | undefined =>
  optionalText(fields, name) === undefined ? undefined : requiredOneOf(fields, name, words);

export function requiredList(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (value === undefined || value === null) throw new ApiError(2003, name);
  if (!Array.isArray(value) || value.length === 0 || value.length > 100) throw new ApiError(2006, name);
  return value as unknown[];
}
