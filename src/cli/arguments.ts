import { InvalidArgumentError } from 'commander';
import { lastTimeOf, timeOf } from '../common/validation';

const MERCHANT = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** Readers of arguments and options. @throws InvalidArgumentError that says what is right */
export function merchantId(value: string): string {
  if (MERCHANT.test(value)) return value;
  throw new InvalidArgumentError('A merchant is 1 to 63 characters a-z 0-9 _ -, beginning with a letter or digit.');
}

/** How many rows are listed at the most. */
export const LISTED = 100;
const LISTED_MAX = 9_999;

export function limit(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number.parseInt(value, 10);
  throw new InvalidArgumentError(`A limit is a number from 1 to ${LISTED_MAX}.`);
}

/** A date is its beginning. */
export const time = (value: string): Date => known(timeOf(value));

/** For what is true up to a time and at it: a date is its end. */
export const lastTime = (value: string): Date => known(lastTimeOf(value));

function known(read: Date | undefined): Date {
  if (read) return read;
  throw new InvalidArgumentError('A time is like 2026-11-20T12:00:00Z, or a date like 2026-11-20.');
}
