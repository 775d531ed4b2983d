import type { ClientField, ClientOperation } from '#libs/providers';
import { Problem } from '../../common/problems';

const TEXT_MAX = 4_000;

/**
 * The input of an operation, every field checked by its own description.
 * @throws Problem `invalid_request` naming each field that is wrong, missing or unknown
 */
export function checkedInput({ fields }: ClientOperation, given: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(isObject(given) ? given : {});
  const known = new Set(fields.map(({ name }) => name));
  const errors = [
    ...entries
      .filter(([name]) => !known.has(name))
      .map(([name]) => error(repeatable(name), 'is no field of this operation')),
    ...fields.flatMap((field) => fieldErrors(field, isObject(given) ? given[field.name] : undefined)),
  ];
  if (errors.length === 0) return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  throw new Problem('invalid_request', 'The input does not fit the operation; its description lists the fields.', {
    errors,
  });
}

function fieldErrors({ name, required, pattern, example }: ClientField, value: unknown) {
  if (value === undefined) return required ? [error(name, `is required, such as ${example}`)] : [];
  const fits = typeof value === 'string' && value.length <= TEXT_MAX && new RegExp(`^(?:${pattern})$`, 'u').test(value);
  return fits ? [] : [error(name, `must be a text like ${example}`)];
}

/** A name of a field is not repeated where it may be a card number or a security code. */
const repeatable = (name: string): string => (/[0-9][ -]?[0-9][ -]?[0-9]/.test(name) ? '…' : name);

const error = (name: string, message: string) => ({ pointer: `/${name}`, message });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
