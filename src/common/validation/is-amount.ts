import { InvalidAmountError, parseAmount } from '#libs/money';
import { registerDecorator } from 'class-validator';

const MEMBERS = new Set(['value', 'currency']);

/** What is wrong with an amount as it came over the wire; undefined when it is fine. */
export function amountComplaint(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'must be an object like { "value": "100.00", "currency": "EUR" }';
  }
  const amount = value as Record<string, unknown>;
  const extra = Object.keys(amount).find((name) => !MEMBERS.has(name));
  if (extra !== undefined) return 'takes the members value and currency only';
  if (typeof amount.value !== 'string') return 'value must be a string such as "100.00", never a JSON number';
  if (typeof amount.currency !== 'string') return 'currency must be a string such as "EUR"';
  try {
    parseAmount({ value: amount.value, currency: amount.currency });
    return undefined;
  } catch (error) {
    if (error instanceof InvalidAmountError) return error.message;
    throw error;
  }
}

/** An amount `{ value, currency }`, checked by length and pattern before anything parses it. */
export function IsAmount(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isAmount',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => amountComplaint(value) === undefined,
        defaultMessage: (args) => `${args?.property ?? 'amount'} ${amountComplaint(args?.value) ?? ''}`,
      },
    });
  };
}
