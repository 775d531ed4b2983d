import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';

/** Control characters, bidirectional overrides, zero-width characters, lone surrogates and unassigned code points. */
const REFUSED = /[\p{Cc}\p{Cs}\p{Cn}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** One line of visible text in canonical form (NFC), of `min` to `max` characters. */
export function IsPlainText(limits: { min?: number; max: number }): PropertyDecorator {
  const { min = 1, max } = limits;
  const normalise = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value.length <= 4 * max ? value.normalize('NFC') : value,
  );
  return (target, propertyName) => {
    normalise(target, propertyName);
    registerDecorator({
      name: 'isPlainText',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length >= min && value.length <= max && !REFUSED.test(value),
        defaultMessage: (args) =>
          `${args?.property ?? 'text'} must be text of ${min} to ${max} characters without control or invisible characters`,
      },
    });
  };
}
