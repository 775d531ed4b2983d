import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ClientField } from '#libs/providers';
import { refuseSensitive, sensitiveFields } from './sensitive-fields';

const field = (name: string): ClientField => ({
  ...{ name, description: `The ${name}`, required: true, pattern: '.*', example: 'x' },
});
const OPEN = [field('amount')];
const secret = (name: string): ClientField => ({ ...field(name), sensitive: true });
const FIELDS = [...OPEN, secret('card_number'), secret('card_cvv')];
const NUMBER = '4111111111111117';

describe('fields that pass through memory only', () => {
  const inletOf = (isTTY: boolean) => {
    const input = Object.assign(new PassThrough(), { isTTY });
    return { input, questions: new PassThrough() };
  };
  const piping = (lines: string) => {
    const inlet = inletOf(false);
    inlet.input.end(lines);
    return sensitiveFields(FIELDS, inlet);
  };

  it('come from the standard input of a script', async () => {
    expect(await piping(`card_number=${NUMBER}\r\n\ncard_cvv=739\n`)).toEqual({ card_number: NUMBER, card_cvv: '739' });
    expect(await piping('')).toEqual({});
  });

  it.each([`amount=5`, NUMBER, `=${NUMBER}`])('are told apart from %s, which is not repeated', async (line) => {
    const told = await piping(line).catch(String);
    expect(told).toMatch(/Line 1 .* card_number, card_cvv/);
    expect(told).not.toContain(NUMBER);
  });

  it('are typed on a terminal, which does not show them', async () => {
    const inlet = inletOf(true);
    const asked = sensitiveFields(FIELDS, inlet);
    inlet.input.write(`${NUMBER}\r`);
    await new Promise((resolve) => setImmediate(resolve));
    inlet.input.write('739\r');
    expect(await asked).toEqual({ card_number: NUMBER, card_cvv: '739' });
    inlet.questions.end();
    const shown = await text(inlet.questions);
    expect(shown).toMatch(/card_number, not shown.*\n.*card_cvv, not shown/);
    expect(shown).not.toMatch(/4111|739/);
  });

  it('are not asked for when the person has gone', async () => {
    const inlet = inletOf(true);
    const asked = sensitiveFields(FIELDS, inlet);
    inlet.input.write('\u0003');
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('are read for no operation that has none', async () => {
    expect(await sensitiveFields(OPEN, inletOf(true))).toEqual({});
  });

  it('are refused as arguments', () => {
    const given = { amount: '5', card_number: NUMBER };
    expect(() => refuseSensitive(FIELDS, given)).toThrow(/^card_number is not taken as an argument/);
    expect(() => refuseSensitive(FIELDS, { amount: '5' })).not.toThrow();
  });
});
