import type { Money } from '#libs/money';
import { fromBankAmount } from '../amount';

/** An answer that is not built as the sheet says. Inside this folder only: at its border it becomes `unknown`. */
export class Unreadable extends Error {}

/** Reads one object of an answer, field by field; what is not as documented is refused, never guessed. */
export class Reader {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable('not an object');
    this.fields = value as Record<string, unknown>;
  }

  object(name: string): Reader {
    return new Reader(this.own(name));
  }

  list<T>(name: string, read: (item: Reader) => T): readonly T[] {
    const value = this.own(name);
    if (!Array.isArray(value)) throw new Unreadable(`${name} is no list`);
    return value.map((item) => read(new Reader(item)));
  }

  texts(name: string, form: RegExp): readonly string[] {
    const value = this.own(name);
    if (!Array.isArray(value)) throw new Unreadable(`${name} is no list`);
    return value.map((item) => matching(name, item, form));
  }

  text(name: string, form: RegExp): string {
    return matching(name, this.own(name), form);
  }

  /** Undefined for null, an empty text and a field that is not there. */
  optional(name: string, form: RegExp): string | undefined {
    const value = this.own(name);
    return value === undefined || value === null || value === '' ? undefined : matching(name, value, form);
  }

  flag(name: string): boolean {
    const value = this.own(name);
    if (typeof value !== 'boolean') throw new Unreadable(`${name} is no boolean`);
    return value;
  }

  /** For what is only shown, and nothing is decided by: undefined where it is anything else than documented. */
  spareText(name: string): string | undefined {
    const value = this.own(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** As `spareText`. */
  spareFlag(name: string): boolean | undefined {
    const value = this.own(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  money(name: string, currency: string): Money {
    return moneyOf(name, this.own(name), currency);
  }

  optionalMoney(name: string, currency: string): Money | undefined {
    const value = this.own(name);
    return value === undefined || value === null || value === '' ? undefined : moneyOf(name, value, currency);
  }

  private own(name: string): unknown {
    return Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
  }
}

function matching(name: string, value: unknown, form: RegExp): string {
  if (typeof value !== 'string' || !form.test(value)) throw new Unreadable(`${name} is missing or malformed`);
  return value;
}

const DECIMAL = /^(-?)(\d{1,11})(?:\.(\d{1,2})0*)?$/;

/** `3.34`, `3.3`, `3`, `-13.37`: JSON writers drop zeros at the end. More than two decimals are no amount here. */
function moneyOf(name: string, value: unknown, currency: string): Money {
  const parts = typeof value === 'string' ? DECIMAL.exec(value) : null;
  const [, sign, whole = '', decimals = ''] = parts ?? [];
  const money = parts && fromBankAmount(`${BigInt(whole)}.${decimals.padEnd(2, '0')}`, currency);
  if (!money) throw new Unreadable(`${name} is no amount`);
  return sign ? { ...money, minor: -money.minor } : money;
}
