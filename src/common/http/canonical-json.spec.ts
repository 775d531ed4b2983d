import { canonicalJson } from './canonical-json';

describe('canonical JSON', () => {
  it('is the same for two spellings of one value', () => {
    expect(canonicalJson({ b: [1, null, 'x'], a: { d: 'é', c: undefined } })).toBe('{"a":{"d":"é"},"b":[1,null,"x"]}');
  });

  it('tells two times apart, as it tells all that JSON writes as a text', () => {
    const [one, other] = ['2026-11-20T12:00:00.000Z', '2026-11-21T12:00:00.000Z'].map((until) =>
      canonicalJson({ until: new Date(until) }),
    );
    expect(one).toBe('{"until":"2026-11-20T12:00:00.000Z"}');
    expect(other).not.toBe(one);
  });
});
