import type { StatementHeader } from '#libs/iso20022';

/** What stands for a slash must not be made otherwise: neither given as two points, nor of a point beside a slash. */
const USABLE = /^(?!.*(?:\.\.|\.\/|\/\.))[A-Za-z0-9._/-]{1,60}$/;

/**
 * The account of a statement as the books name it: its IBAN or the bank's own number. Names of accounts stand in paths,
 * so a slash is two points there (`19-2000145399..0800`). Undefined where the number cannot be a name.
 */
export function accountOf({ account: { iban, other = '' } }: Pick<StatementHeader, 'account'>): string | undefined {
  const given = iban ?? other;
  return USABLE.test(given) ? given.replaceAll('/', '..') : undefined;
}
