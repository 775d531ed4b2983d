import { agreed } from './consent';
import { Unsuccessful } from './output';
import type { Output } from './output';

/** Tests have no terminal: nobody can be asked. */
describe('consent to what changes money or history', () => {
  const said: { data: unknown; lines: readonly string[] }[] = [];
  const output: Output = {
    json: false,
    result: (data, lines) => void said.push({ data, lines }),
    note: () => undefined,
    progress: () => ({ update: () => undefined, end: () => undefined }),
  };
  const plan = { would: 'remove card 1', data: { card: '1' } };
  beforeEach(() => void said.splice(0));

  it('is given by --yes', async () => {
    expect(await agreed(output, { yes: true }, plan)).toBe(true);
    expect(said).toEqual([]);
  });

  it('is not there without it: the plan is told and the call was not successful', async () => {
    await expect(agreed(output, {}, plan)).rejects.toThrow(Unsuccessful);
    expect(said).toEqual([
      { data: { card: '1', done: false, dry_run: true }, lines: ['Would remove card 1. Add --yes to do it.'] },
    ]);
  });

  it('is not asked for in a dry run, which wins over --yes', async () => {
    expect(await agreed(output, { yes: true, dryRun: true }, plan)).toBe(false);
    expect(said).toEqual([{ data: { card: '1', done: false, dry_run: true }, lines: ['Would remove card 1.'] }]);
  });
});
