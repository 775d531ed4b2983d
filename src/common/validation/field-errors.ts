import type { ValidationError } from '@nestjs/common';
import type { FieldError } from '../problems';

const NAME_MAX = 60;

/** Where a value stands in a request: `/name` as a JSON pointer (RFC 6901) into a body, `?name` in a query. */
export type Place = 'body' | 'query';

export const pointerTo = (place: Place, name: string): string =>
  place === 'query' ? `?${shorten(name)}` : `/${shorten(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** A field that the request does not have. */
export const unknownField = (pointer: string, name: string): FieldError => ({
  pointer,
  message: `${shorten(name)} is not a field of this request`,
});

/** All complaints of class-validator, each by its place. */
export function fieldErrors(errors: readonly ValidationError[], place: Place, parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = parent + pointerTo(parent === '' ? place : 'body', error.property);
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
      rule === 'whitelistValidation' ? unknownField(pointer, error.property) : { pointer, message },
    );
    return [...own, ...fieldErrors(error.children ?? [], place, pointer)];
  });
}

/** Names that the caller chose may be as long as a body; what is said of them need not be. */
const shorten = (name: string): string => (name.length > NAME_MAX ? `${name.slice(0, NAME_MAX)}…` : name);
