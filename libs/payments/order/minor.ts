import type { MoneyJson } from '#libs/money';

/** Minor units of money inside an event. */
export const minorOf = (money: MoneyJson): bigint => BigInt(money.minor);

export const moneyJson = (minor: bigint, currency: string): MoneyJson => ({ minor: minor.toString(), currency });

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
