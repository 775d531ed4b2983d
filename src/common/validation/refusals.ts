import { Problem } from '../problems';
import type { FieldError } from '../problems';
import { findCardNumber } from './card-data';
import { pointerTo, unknownField } from './field-errors';
import type { Place } from './field-errors';

/** @throws Problem `card_data_refused` when a text, a number or a name in the value looks like a card number */
export function refuseCardData(place: Place, value: unknown): void {
  const found = findCardNumber(value);
  if (found === undefined) return;
  const pointer = place === 'query' ? `?${found.slice(1)}` : found;
  throw new Problem(
    'card_data_refused',
    'A text looks like a card number. This API never takes card data; remove it and send again.',
    { errors: [{ pointer, message: 'looks like a card number' }] },
  );
}

/** @throws Problem for any name: none of them is a field of the request */
export function refuseUnknown(place: Place, names: readonly string[]): void {
  if (names.length === 0) return;
  refuseCardData(place, Object.fromEntries(names.map((name) => [name, undefined])));
  throw invalid(names.map((name) => unknownField(pointerTo(place, name), name)));
}

export const invalid = (errors: readonly FieldError[]): Problem =>
  new Problem(
    'invalid_request',
    errors.length === 1 ? `${errors[0]!.message}.` : `${errors.length} fields are not valid; see errors.`,
    { errors },
  );
