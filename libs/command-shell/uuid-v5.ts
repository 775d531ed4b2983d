import { createHash } from 'node:crypto';

/**
 * Names under a namespace as uuids of version 5 (RFC 9562, 5.5): a SHA-1 over both, cut to 16 bytes. A command needs
 * several, so the namespace is read once and the text goes to the hash as it is.
 */
export function uuidV5(namespace: string): (name: string) => string {
  const prefix = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  return (name) => {
    const bytes = createHash('sha1').update(prefix).update(name, 'utf8').digest();
    bytes[6] = (bytes[6]! & 0x0f) | 0x50;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex', 0, 16);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}
