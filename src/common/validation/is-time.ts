import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { TIME } from './patterns';

/** `Date` takes the 31st of every month for a day, and rolls over into the next. */
export function timeOf(text: string): Date | undefined {
  const [, year = 0, month = 0, day = 0] = TIME.exec(text)?.map(Number) ?? [];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (year === 0 || day > lastDay) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

const DAY_MS = 24 * 3_600_000;

/** The same where everything up to a time is meant, and that time included: by a date is by the end of it. */
export function lastTimeOf(text: string): Date | undefined {
  const time = timeOf(text);
  return time && !text.includes('T') ? new Date(time.getTime() + DAY_MS - 1) : time;
}

/**
 * RFC 3339 time, or a date in UTC, which means its beginning. Becomes a Date.
 * @param read `lastTimeOf` where a date means its end
 */
export function IsTime(read: (text: string) => Date | undefined = timeOf): PropertyDecorator {
  const parse = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (read(value) ?? value) : value,
  );
  return (target, propertyName) => {
    parse(target, propertyName);
    registerDecorator({
      name: 'isTime',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => value instanceof Date,
        defaultMessage: (args) =>
          `${args?.property ?? 'time'} must be a time like 2026-11-20T12:00:00Z or a date like 2026-11-20`,
      },
    });
  };
}
