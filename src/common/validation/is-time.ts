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

/** RFC 3339 time, or a date, which means its beginning in UTC. Becomes a Date. */
export function IsTime(): PropertyDecorator {
  const parse = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (timeOf(value) ?? value) : value,
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
