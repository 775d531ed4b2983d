import { execute } from '../execute';

/** What commander says of a call goes to the terminal; a wrong call ends before a database is opened. */
describe('times at the shell', () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => void jest.restoreAllMocks());
  const call = (...args: readonly string[]) => execute(['node', 'countinghouse', ...args]);

  it.each([
    ['statement', 'service:shop:EUR:unsettled', '--from', '01.11.2026', '--to', '1.12.2026'],
    ['statement', 'service:shop:EUR:unsettled', '--to', '2026-11-31'],
    ['statement', 'service:shop:EUR:unsettled', '--to', '2026-12-01T00:00:00'],
    ['explain', 'balance', 'service:shop:EUR:unsettled', '--at', '1.12.2026'],
    ['explain', 'balance', 'service:shop:EUR:unsettled', '--at', 'yesterday'],
  ])('are no guess: %s %s %s %s', async (...args) => {
    expect(await call(...args)).toBe(2);
    expect(said.join('')).toContain('a date like 2026-11-20');
  });

  it('end no statement before it begins', async () => {
    const period = ['--from', '2026-12-01', '--to', '2026-11-01'];
    expect(await call('statement', 'service:shop:EUR:unsettled', ...period)).toBe(2);
    expect(said.join('')).toContain('ends after it begins');
  });
});
