import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const DOCS = resolve(__dirname, '../../docs');

export interface Sample {
  /** From `docs`. */
  readonly page: string;
  /** What the block of code says that it is; a shell's where it says nothing. */
  readonly language: string;
  /** One command as it is typed, continued lines joined; of another language than a shell's the whole block. */
  readonly command: string;
}

/** Everything in blocks of code of the documentation. */
export const allSamples = (): readonly Sample[] =>
  pages().flatMap(({ page, text }) =>
    [...text.matchAll(/^( *)```(\w*)\n([^]*?)^ *```/gm)].flatMap(([, , language = '', block = '']) =>
      isShell(language)
        ? commandsIn(block).map((command) => ({ page, language: 'sh', command }))
        : [{ page, language, command: block }],
    ),
  );

const isShell = (language: string): boolean => ['', 'sh', 'bash'].includes(language);

/** Every command in a block of code of the documentation that begins with this program. */
export const samplesOf = (program: string): readonly Sample[] =>
  allSamples().filter(({ language, command }) => language === 'sh' && command.startsWith(`${program} `));

/** Whether something stands for what only the reader knows: an id, a secret, a file. */
export const isBlank = (command: string): boolean =>
  /…|<[^>]+>|--data-binary @|\$(?!\(uuidgen\)|LEDGER\b|KEY\b|provider\b)/.test(command);

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
