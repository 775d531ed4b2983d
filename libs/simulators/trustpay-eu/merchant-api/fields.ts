import { parseAmount } from './amount';
import type { Parameters } from './parameters';
import { Refusal, ResultCode } from './result-codes';

/** A field's format by the sheet's notation. */
type Format = (value: string) => boolean;

const matches =
  (pattern: RegExp): Format =>
  (value) =>
    pattern.test(value);

export const numeric = (digits: number): Format => matches(new RegExp(`^\\d{1,${digits}}$`));
export const text =
  (longest: number, shortest = 1): Format =>
  (value) =>
    [...value].length >= shortest && [...value].length <= longest;
export const countryCode = matches(/^[A-Za-z]{2}$/);
export const currencyCode = matches(/^[A-Z]{3}$/);
export const signatureFormat = matches(/^[0-9A-Fa-f]{64}$/);
export const boolWord = matches(/^(true|false)$/i);
export const postcode = matches(/^[A-Za-z0-9]{1,30}$/);
export const reference: Format = (value) => text(35)(value) && !/[<>]/.test(value);
export const amount: Format = (value) => parseAmount(value) !== undefined;
export const email: Format = (value) => text(254)(value) && value.includes('@');

/** At most 256 characters, and nowhere but to the web: the browser and the delivery engine will follow it. */
export const webAddress: Format = (value) =>
  text(256)(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

/** Throws Refusal 1001 when the field is absent or not as it should be. */
export function required(parameters: Parameters, name: string, format: Format): string {
  const value = optional(parameters, name, format);
  if (value === undefined) throw new Refusal(ResultCode.InvalidRequest, `${name} is missing`);
  return value;
}

/** Throws Refusal 1001 when the field is present and not as it should be. */
export function optional(parameters: Parameters, name: string, format: Format): string | undefined {
  const value = parameters.get(name);
  if (value !== undefined && !format(value)) throw new Refusal(ResultCode.InvalidRequest, `${name} is malformed`);
  return value;
}
