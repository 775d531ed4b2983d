import { registerDecorator } from 'class-validator';

const DAY_MS = 24 * 60 * 60 * 1_000;
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `yyyy-MM-dd`, which is how banks count. */
export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

export const daysAfter = (day: string, days: number): string => dayOf(new Date(Date.parse(day) + days * DAY_MS));

/** `Date` would roll the 31st of February over into March. */
export const isDay = (value: unknown): boolean =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) && daysAfter(value, 0) === value;

/** A day of the calendar. */
export function IsDay(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: isDay,
        defaultMessage: (args) => `${args?.property ?? 'day'} must be a day like 2026-11-20`,
      },
    });
  };
}
