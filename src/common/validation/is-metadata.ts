import { registerDecorator } from 'class-validator';

const NAME = /^[A-Za-z0-9_.-]{1,40}$/;
const ENTRIES_MAX = 20;
const VALUE_MAX = 500;

function complaint(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object of texts';
  const entries = Object.entries(value);
  if (entries.length > ENTRIES_MAX) return `takes at most ${ENTRIES_MAX} entries`;
  if (entries.some(([name]) => !NAME.test(name))) return 'takes names of 1 to 40 characters A-Z a-z 0-9 _ . -';
  if (entries.some(([, text]) => typeof text !== 'string' || text.length > VALUE_MAX || !text.isWellFormed())) {
    return `takes texts of at most ${VALUE_MAX} characters`;
  }
  return undefined;
}

/** The caller's own data beside a resource: a flat object of texts. */
export function IsMetadata(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isMetadata',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => complaint(value) === undefined,
        defaultMessage: (args) => `${args?.property ?? 'metadata'} ${complaint(args?.value) ?? ''}`,
      },
    });
  };
}
