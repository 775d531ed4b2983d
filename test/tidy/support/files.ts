import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../../..');

const NOT_OURS = new Set([
  'node_modules',
  'generated',
  'dist',
  'data',
  'coverage',
  'test-results',
  '.git',
  '.idea',
  '.vscode',
]);
const TEXT = new Set(['.ts', '.js', '.cjs', '.mjs', '.sql', '.eta', '.css', '.md', '.json', '.yml', '.yaml', '']);
const CODE = new Set(['.ts', '.js', '.cjs', '.mjs', '.sql', '.eta', '.css']);

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield path;
  }
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  return { path: relative(ROOT, path).replaceAll('\\', '/'), text, lines: text.replace(/\n$/, '').split('\n') };
}

/** Every text file of the repository; what package managers, builds and runs leave behind is not ours. */
export const ourFiles: readonly SourceFile[] = [...walk(ROOT)]
  .filter((path) => TEXT.has(extname(path)) && !path.endsWith('package-lock.json') && !path.endsWith('.env'))
  .map(read);

export const isCode = (file: SourceFile): boolean => CODE.has(extname(file.path));
export const isComment = (line: string): boolean => /^\s*(\/\/|\/?\*)/.test(line);
export const isTest = (file: SourceFile): boolean => /^test\/|\.spec\.ts$|\/testing\//.test(file.path);

/** `path:line` of every line that `wrong` objects to. */
export function findLines(files: readonly SourceFile[], wrong: (line: string) => boolean): string[] {
  return files.flatMap((file) =>
    file.lines.flatMap((line, index) =>
      wrong(line) ? [`${file.path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [],
    ),
  );
}
