import { registerDecorator } from 'class-validator';
import { DateTime, Duration } from 'luxon';

const ISO_DURATION = /^P(?=.)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?(T(?=.)(\d{1,5}H)?(\d{1,6}M)?(\d{1,7}S)?)?$/;

/** An ISO 8601 duration of whole numbers, such as `P13M` or `PT36H`; undefined for anything else, and for zero. */
export function durationOf(text: string): Duration | undefined {
  if (!ISO_DURATION.test(text)) return undefined;
  const duration = Duration.fromISO(text);
  return duration.isValid && duration.toMillis() > 0 ? duration : undefined;
}

/** The instant so much later, by the calendar of UTC: a month is a month and not thirty days. */
export const laterBy = (instant: Date, duration: Duration): Date =>
  DateTime.fromJSDate(instant, { zone: 'utc' }).plus(duration).toJSDate();

/** An ISO 8601 duration above zero, such as `P3D`. Stays a string. */
export function IsDuration(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isDuration',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && durationOf(value) !== undefined,
        defaultMessage: (args) =>
          `${args?.property ?? 'duration'} must be an ISO 8601 duration above zero, like P3D, PT36H or P13M`,
      },
    });
  };
}
