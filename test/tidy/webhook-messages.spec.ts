import { MESSAGE_TYPES, RETRY_PAUSES_MS, TEST_MESSAGE } from '#libs/webhooks';
import { ourFiles } from './support/files';

const page = (path: string): string => ourFiles.find((file) => file.path === path)!.text;

describe('the pages about webhooks', () => {
  it('list every type of message, and no other', () => {
    const rows = [...page('docs/reference/webhook-messages.md').matchAll(/^\| `([a-z_.]+)` \| .+ \|$/gm)];
    expect(rows.map(([, type]) => type)).toEqual([...MESSAGE_TYPES, TEST_MESSAGE]);
  });

  it('tell the pauses between attempts', () => {
    const told = /\((5 seconds, [^)]*?) hours, each/.exec(
      page('docs/how-to/receive-webhooks.md').replace(/\s+/g, ' '),
    )!;
    const units: Record<string, number> = { second: 1, minute: 60 };
    const pauses = told[1]!.split(/, | and /).map((text) => {
      const [, number, unit] = /^(\d+)(?: (second|minute)s?)?$/.exec(text)!;
      return Number(number) * (unit === undefined ? 3_600 : units[unit]!) * 1_000;
    });
    expect(pauses).toEqual(RETRY_PAUSES_MS);
  });
});
