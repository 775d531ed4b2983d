import * as ipaddr from 'ipaddr.js';
import { isReachable } from './address';
import type { Reach } from './address';

/** Where messages may go in this deployment. */
export interface TargetPolicy {
  readonly reach: Reach;
  /** Plain http; else https only. */
  readonly allowHttp: boolean;
}

const VISIBLE_ASCII = /^[\x21-\x7e]{1,1000}$/;
/** Below, services live that are no web servers: mail, files, name servers. */
const FREE_PORTS_FROM = 1_024;
const WEB_PORTS = ['', '80', '443'];
/** Names that mean a host of the own network wherever they are asked (RFC 6761, 6762, 8375; .internal by ICANN). */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/**
 * Why an address may not be a target, by the look of it; undefined when it may. What a name means is checked at every
 * connection again, because its owner may change it at any time.
 */
export function targetComplaint(text: string, { reach, allowHttp }: TargetPolicy): string | undefined {
  if (!VISIBLE_ASCII.test(text) || !URL.canParse(text))
    return 'must be a URL of 1 to 1000 ASCII characters, others percent-encoded';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:'))
    return allowHttp ? 'must begin with https:// or http://' : 'must begin with https://';
  if (url.username !== '' || url.password !== '') return 'must not hold a user or password';
  if (url.hash !== '') return 'must not hold a fragment';
  if (!WEB_PORTS.includes(url.port) && Number.parseInt(url.port, 10) < FREE_PORTS_FROM)
    return `must name no port below ${FREE_PORTS_FROM} but 80 and 443`;
  return hostComplaint(hostOf(url), reach);
}

/** The host as a resolver or a socket takes it: no brackets, no final dot. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

function hostComplaint(host: string, reach: Reach): string | undefined {
  if (ipaddr.isValid(host)) return isReachable(host, reach) ? undefined : 'must not name an address inside a network';
  if (reach !== 'public') return undefined;
  const isInside = INSIDE.test(host) || !host.includes('.');
  return isInside ? 'must not name a host inside a network' : undefined;
}
