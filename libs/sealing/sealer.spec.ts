import { randomBytes } from 'node:crypto';
import type { Keyring } from './keyring';
import { Sealer } from './sealer';

function memoryKeyring(): Keyring {
  const keys = new Map<string, { keyId: string; key: Buffer }>();
  return {
    keyFor: async (subject) => {
      const key = keys.get(subject) ?? { keyId: randomBytes(4).toString('hex'), key: randomBytes(32) };
      keys.set(subject, key);
      return key;
    },
    find: async (subject, keyId) => {
      const key = keys.get(subject);
      return key?.keyId === keyId ? key : undefined;
    },
    destroy: async (subject) => Number(keys.delete(subject)),
  };
}

describe('sealed personal data', () => {
  const setUp = () => {
    const keyring = memoryKeyring();
    return { keyring, sealer: new Sealer(keyring, randomBytes(32)) };
  };

  it('opens in its own place only', async () => {
    const { sealer } = setUp();
    const sealed = await sealer.seal('customer:shop:1', 'order/1/customer', 'Žofia Šťastná');
    expect(sealed.box).not.toContain('ofia');
    expect(await sealer.open(sealed, 'order/1/customer')).toBe('Žofia Šťastná');
    await expect(sealer.open(sealed, 'order/2/customer')).rejects.toThrow();
  });

  it('does not open when a single bit was changed', async () => {
    const { sealer } = setUp();
    const sealed = await sealer.seal('customer:shop:1', 'place', 'secret');
    const bytes = Buffer.from(sealed.box, 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const forged = Buffer.from(bytes);
      forged[i]! ^= 1;
      await expect(sealer.open({ ...sealed, box: forged.toString('base64url') }, 'place')).rejects.toThrow();
    }
  });

  it('is gone for good when the key of its subject is destroyed, and only for that subject', async () => {
    const { keyring, sealer } = setUp();
    const one = await sealer.seal('customer:shop:1', 'place', 'one');
    const other = await sealer.seal('customer:shop:2', 'place', 'other');
    await keyring.destroy('customer:shop:1');
    expect(await sealer.open(one, 'place')).toBeUndefined();
    expect(await sealer.open(other, 'place')).toBe('other');
  });

  it('looks different each time, while a fingerprint is the same under the same key only', async () => {
    const { sealer } = setUp();
    const boxes = await Promise.all([1, 2].map(() => sealer.seal('s', 'p', 'text')));
    expect(boxes[0]!.box).not.toBe(boxes[1]!.box);
    expect(sealer.fingerprint('text')).toBe(sealer.fingerprint('text'));
    expect(setUp().sealer.fingerprint('text')).not.toBe(sealer.fingerprint('text'));
  });
});
