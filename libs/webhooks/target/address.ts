import * as ipaddr from 'ipaddr.js';

/**
 * How far messages may go. `public`: the internet. `private`: also the networks of an organisation. `local`: also this
 * machine; for laptops and tests.
 */
export type Reach = 'public' | 'private' | 'local';

const ALSO_PRIVATE = ['private', 'carrierGradeNat', 'uniqueLocal'];
/** Where clouds hand out credentials to whoever asks from inside; the others of them are link-local. */
const METADATA_SERVICES = ['fd00:ec2::254', '100.100.100.200'];
/** RFC 4291, 2.4 with IANA's allocations: every other IPv6 address has a special meaning, or none yet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** RFC 9637, documentation; younger than the library's table. */
const DOCUMENTATION = ipaddr.IPv6.parseCIDR('3fff::/20');

/** Whether a message may be sent to an address, in any form that a resolver or a URL may give it. */
export function isReachable(address: string, reach: Reach): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address inside an IPv6 one reaches the IPv4 host; other tunnels (NAT64, 6to4, Teredo) are refused whole.
  const parsed = ipaddr.process(address);
  if (METADATA_SERVICES.includes(parsed.toString())) return false;
  const range: string = parsed.range();
  if (range === 'unicast') return parsed instanceof ipaddr.IPv4 || isGlobal(parsed);
  if (range === 'loopback') return reach === 'local';
  return reach !== 'public' && ALSO_PRIVATE.includes(range);
}

const isGlobal = (address: ipaddr.IPv6): boolean => address.match(GLOBAL_UNICAST) && !address.match(DOCUMENTATION);
