import fc from 'fast-check';
import { v5 } from 'uuid';
import { uuidV5 } from './uuid-v5';

describe('uuid version 5', () => {
  it('gives the example of RFC 9562, A.4', () => {
    const dns = uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8');
    expect(dns('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('gives the same as another implementation, for any namespace and text', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ unit: 'grapheme' }), (namespace, name) => {
        expect(uuidV5(namespace)(name)).toBe(v5(name, namespace));
      }),
    );
  });
});
