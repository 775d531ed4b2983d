import { BoundedWork } from './bounded-work';

/** Pieces of work that end when the test says so. */
function held() {
  const ends: ((error?: Error) => void)[] = [];
  const piece = () =>
    new Promise<void>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  return { ends, piece };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('bounded work', () => {
  it('has no more under way than it may, and goes on when one has ended', async () => {
    const work = new BoundedWork(2);
    const { ends, piece } = held();
    await work.begin(piece);
    await work.begin(piece);
    const third = work.begin(piece);
    await soon();
    expect(ends).toHaveLength(2);
    ends[1]!();
    await third;
    expect(ends).toHaveLength(3);
    ends[0]!();
    ends[2]!();
    await work.end();
  });

  it('tells a failure to whoever brings more, and begins nothing new', async () => {
    const work = new BoundedWork(1);
    const { ends, piece } = held();
    await work.begin(piece);
    ends[0]!(new Error('the store is away'));
    await soon();
    await expect(work.begin(piece)).rejects.toThrow('the store is away');
    expect(ends).toHaveLength(1);
  });

  it('tells a failure at the end, when all else has ended', async () => {
    const work = new BoundedWork(3);
    const { ends, piece } = held();
    for (let n = 0; n < 3; n++) await work.begin(piece);
    let ended = false;
    const end = work.end().finally(() => (ended = true));
    ends[0]!(new Error('the store is away'));
    ends[1]!();
    await soon();
    expect(ended).toBe(false);
    ends[2]!();
    await expect(end).rejects.toThrow('the store is away');
  });
});
