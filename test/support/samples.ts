import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const DOCS = resolve(__dirname, '../../docs');

export interface Sample {
  /** From `docs`. */
  readonly page: string;
  /** One command as it is typed, continued lines joined. */
  readonly command: string;
}

/** Every command in a block of code of the documentation that begins with this program. */
export function samplesOf(program: string): readonly Sample[] {
  return pages().flatMap(({ page, text }) =>
    [...text.matchAll(/^ *```(?:sh|bash)?\n([^]*?)^ *```/gm)]
      .flatMap((block) => commandsIn(block[1]!))
      .filter((command) => command.startsWith(`${program} `))
      .map((command) => ({ page, command })),
  );
}

export function pages(): readonly { readonly page: string; readonly text: string }[] {
  const files = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  return files.map((page) => ({ page, text: readFileSync(join(DOCS, page), 'utf8') }));
}

/** A command goes on behind a backslash, and within quotes. */
function commandsIn(block: string): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of block.split('\n')) {
    open += open === '' ? line.trim() : `\n${line}`;
    const isOpen = open.endsWith('\\') || (open.match(/'/g) ?? []).length % 2 === 1;
    if (isOpen) continue;
    if (open !== '') commands.push(open);
    open = '';
  }
  return commands;
}
