import { Resolver } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIPv6 } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isReachable } from '#libs/webhooks';
import type { Reach } from '#libs/webhooks';

/** All addresses of a name. */
export type ResolveName = (name: string) => Promise<readonly string[]>;

/** A name leads to an address that messages may not go to. */
export class ForbiddenAddressError extends Error {
  readonly code = 'address_not_allowed';

  constructor() {
    super('the name leads to an address inside a network');
    this.name = 'ForbiddenAddressError';
  }
}

const QUESTION_TIMEOUT_MS = 3_000;

/**
 * Asks DNS itself, both families. Not through the system's resolver: that one has four threads, which slow names would
 * take from everybody.
 */
export function dnsResolver(): ResolveName {
  const resolver = new Resolver({ timeout: QUESTION_TIMEOUT_MS, tries: 2 });
  return async (name) => {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (found.length > 0) return found;
    throw (answers[0] as PromiseRejectedResult).reason;
  };
}

/**
 * How a socket finds the host: it connects to one of the addresses that were checked here, and to no other. A single
 * one that is not allowed refuses the name: who mixes them is up to something.
 */
export const checkedLookup =
  (resolve: ResolveName, reach: Reach): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname.replace(/\.$/, '')).then(
      (addresses) => {
        if (!addresses.every((address) => isReachable(address, reach))) {
          callback(new ForbiddenAddressError(), '');
          return;
        }
        const found = addresses.map((address): LookupAddress => ({ address, family: isIPv6(address) ? 6 : 4 }));
        if (options.all) callback(null, found);
        else callback(null, found[0]!.address, found[0]!.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
