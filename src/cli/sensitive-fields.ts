import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ClientField } from '#libs/providers';
import { InvalidArgumentError } from 'commander';

type Input = Readonly<Record<string, string>>;

/** Where what nobody may see is typed or piped in. */
export interface Inlet {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Where the questions stand. */
  readonly questions: NodeJS.WritableStream;
}

const LINE = /^([a-z][a-z0-9_]*)=(.*)$/i;

/**
 * Fields that pass through memory only. They are typed on the terminal without being shown, or come as lines
 * `name=value` of the standard input: an argument would stand in the list of processes and in the shell's history.
 * @throws InvalidArgumentError for a line that is none of these fields
 */
export async function sensitiveFields(
  fields: readonly ClientField[],
  inlet: Inlet = { input: process.stdin, questions: process.stderr },
): Promise<Input> {
  const wanted = fields.filter(({ sensitive }) => sensitive);
  if (wanted.length === 0) return {};
  return inlet.input.isTTY ? typed(wanted, inlet) : piped(wanted, await text(inlet.input));
}

/** @throws InvalidArgumentError naming the first that was, and never its value */
export function refuseSensitive(fields: readonly ClientField[], given: Input): void {
  const named = fields.find(({ name, sensitive }) => sensitive && Object.hasOwn(given, name));
  if (!named) return;
  throw new InvalidArgumentError(
    `${named.name} is not taken as an argument, which other users and the history of the shell would show. ` +
      'Leave it out and type it when it is asked for, or pipe it in as a line name=value.',
  );
}

function piped(wanted: readonly ClientField[], lines: string): Input {
  const entries = lines.split(/\r?\n/).filter((line) => line !== '');
  return Object.fromEntries(
    entries.map((line, index) => {
      const [, name = '', value = ''] = LINE.exec(line) ?? [];
      if (wanted.some((field) => field.name === name)) return [name, value];
      const names = wanted.map((field) => field.name).join(', ');
      throw new InvalidArgumentError(`Line ${index + 1} of the standard input is not name=value of one of ${names}.`);
    }),
  );
}

async function typed(wanted: readonly ClientField[], { input, questions }: Inlet): Promise<Input> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  // A terminal of its own reads key by key, so that nothing is echoed; what it would draw goes nowhere.
  const lines = createInterface({ input, output: silent, terminal: true, historySize: 0 });
  const stop = new AbortController();
  lines.on('SIGINT', () => stop.abort()).on('close', () => stop.abort());
  const given: Record<string, string> = {};
  try {
    for (const { name, description } of wanted) {
      questions.write(`${description} (${name}, not shown): `);
      const answer = await lines.question('', { signal: stop.signal });
      questions.write('\n');
      if (answer !== '') given[name] = answer.trim();
    }
    return given;
  } finally {
    lines.close();
  }
}
