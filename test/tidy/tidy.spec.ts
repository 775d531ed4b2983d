import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLines, isCode, isComment, isTest, ourFiles, ROOT } from './support/files';
import { functionSizes } from './support/functions';

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 70;
const COMMENT_COLUMNS_MAX = 120;

const code = ourFiles.filter(isCode);
const typescript = code.filter((file) => file.path.endsWith('.ts'));
const product = typescript.filter((file) => /^(src|libs)\//.test(file.path) && !isTest(file));
const others = ourFiles.filter((file) => !file.path.startsWith('test/tidy/'));

describe('the repository is tidy', () => {
  it('reads the files it is about', () => {
    expect(product.length).toBeGreaterThan(20);
  });

  it(`has no source file above ${FILE_LINES_MAX} lines`, () => {
    const long = code.filter((file) => file.lines.length > FILE_LINES_MAX);
    expect(long.map((file) => `${file.path}: ${file.lines.length}`)).toEqual([]);
  });

  it(`has no function above ${FUNCTION_LINES_MAX} lines`, () => {
    const able = typescript.filter((file) => file.lines.length > FUNCTION_LINES_MAX);
    const long = able.flatMap(functionSizes).filter((size) => size.lines > FUNCTION_LINES_MAX);
    expect(long.map((size) => `${size.where}: ${size.lines}`)).toEqual([]);
  });

  // Prettier keeps code within the same width; texts and styles that cannot be broken may be longer.
  it(`has no comment line above ${COMMENT_COLUMNS_MAX} columns`, () => {
    expect(
      findLines(
        typescript,
        (line) => line.length > COMMENT_COLUMNS_MAX && isComment(line) && !line.includes('eslint-'),
      ),
    ).toEqual([]);
  });

  it('has small files: half of them under 80 lines', () => {
    const sizes = product.map((file) => file.lines.length).sort((a, b) => a - b);
    const at = (share: number): number => sizes[Math.floor(sizes.length * share)] ?? 0;
    process.stdout.write(
      `source files: ${sizes.length}, median ${at(0.5)}, p90 ${at(0.9)}, longest ${sizes.at(-1)} lines\n`,
    );
    expect(at(0.5)).toBeLessThan(80);
  });

  it('explains itself in comments, but not every line', () => {
    const lines = product.reduce((sum, file) => sum + file.lines.length, 0);
    const share = product.reduce((sum, file) => sum + file.lines.filter(isComment).length, 0) / lines;
    process.stdout.write(`comments: ${(share * 100).toFixed(1)} % of ${lines} lines\n`);
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.2);
  });

  it('leaves no work for later in the code', () => {
    expect(findLines(others.filter(isCode), (line) => /\b(TODO|FIXME|HACK)\b/.test(line))).toEqual([]);
  });

  it('runs every test: none is singled out, none replaces a module', () => {
    const suites = others.filter((file) => file.path.endsWith('.spec.ts'));
    expect(findLines(suites, (line) => /\.only\(|\bf(it|describe)\(|\bjest\.mock\(/.test(line))).toEqual([]);
  });

  it('gives a reason wherever a lint rule is switched off', () => {
    expect(
      findLines(code, (line) => /eslint-disable/.test(line) && !/ -- \S/.test(line) && !/test\(/.test(line)),
    ).toEqual([]);
    expect(findLines(typescript, (line) => /@ts-(ignore|nocheck)/.test(line) && !/test\(/.test(line))).toEqual([]);
  });

  it('names no path of a particular machine', () => {
    expect(findLines(others, (line) => /(^|[\s'"`(=])\/(work|root|Users|home\/(?!node\b))\//.test(line))).toEqual([]);
  });

  it('pins packages without naming a registry', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
    expect(lock.match(/"resolved": "https?:[^"]*"/g)).toBeNull();
    expect(findLines(others, (line) => /^\s*(@\S+:)?registry\s*=|"resolved": "http/.test(line))).toEqual([]);
  });

  it('pins every direct dependency to one version', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const ranges = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))).toEqual([]);
  });
});
