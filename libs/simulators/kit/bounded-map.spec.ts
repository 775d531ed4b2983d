import { BoundedMap } from './bounded-map';

describe('BoundedMap', () => {
  it('forgets the oldest entry and says so', () => {
    const forgotten: string[] = [];
    const map = new BoundedMap<string, number>(2, (value, key) => forgotten.push(`${key}${value}`));
    map.set('a', 1);
    map.set('b', 2);
    map.set('c', 3);
    expect([...map.values()]).toEqual([2, 3]);
    expect([map.size, map.get('a'), map.has('c')]).toEqual([2, undefined, true]);
    expect(forgotten).toEqual(['a1']);
  });

  it('keeps the age of an entry that is set again', () => {
    const map = new BoundedMap<string, number>(2);
    for (const [key, value] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
      ['c', 4],
    ] as const)
      map.set(key, value);
    expect([...map.values()]).toEqual([2, 4]);
  });

  it('holds at least one entry', () => {
    expect(() => new BoundedMap(0)).toThrow(RangeError);
  });
});
