import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ourFiles, ROOT } from './support/files';
import type { SourceFile } from './support/files';

const README_LINES_MAX = 120;

const pages = ourFiles.filter((file) => file.path.endsWith('.md'));
const pageAt = (path: string): SourceFile | undefined => pages.find((page) => page.path === path);

interface Link {
  readonly from: SourceFile;
  /** As written, without the title. */
  readonly target: string;
}

/** Links of a page; what stands in code is an example, not a link. */
function linksOf(from: SourceFile): Link[] {
  const prose = from.text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map((match) => ({ from, target: match[1]! }));
}

/** The anchors that a renderer gives to the headings of a page. */
function anchorsOf(page: SourceFile): string[] {
  return page.lines
    .filter((line) => /^#{1,6} /.test(line))
    .map((line) => line.replace(/^#+ /, '').trim().toLowerCase())
    .map((heading) => heading.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
}

/** Where a link inside the repository points, or undefined for an address elsewhere. */
function resolveLink({ from, target }: Link): { path: string; anchor?: string } | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  return { path: path === '' ? from.path : normalize(join(dirname(from.path), path)), anchor };
}

function isBroken(link: Link): boolean {
  const to = resolveLink(link);
  if (!to) return false;
  if (!existsSync(join(ROOT, to.path))) return true;
  const page = pageAt(to.path);
  return to.anchor !== undefined && page !== undefined && !anchorsOf(page).includes(to.anchor);
}

function reachableFrom(start: string): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const page = pageAt(path);
    if (!page || seen.has(path)) continue;
    seen.add(path);
    open.push(...linksOf(page).flatMap((link) => resolveLink(link)?.path ?? []));
  }
  return seen;
}

describe('the documentation', () => {
  const links = pages.flatMap(linksOf);

  it('has no broken link inside the repository', () => {
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter(isBroken).map((link) => `${link.from.path}: ${link.target}`)).toEqual([]);
  });

  it('finds a broken link and a missing heading', () => {
    const from = pageAt('README.md')!;
    expect(isBroken({ from, target: 'docs/nowhere.md' })).toBe(true);
    expect(isBroken({ from, target: 'docs/README.md#no-such-heading' })).toBe(true);
    expect(isBroken({ from, target: 'docs/README.md#documentation' })).toBe(false);
  });

  it('can be reached from the README, every page of it', () => {
    const reached = reachableFrom('README.md');
    const lost = pages.filter((page) => page.path.startsWith('docs/') && !reached.has(page.path));
    expect(lost.map((page) => page.path)).toEqual([]);
  });

  it(`begins with a README of at most ${README_LINES_MAX} lines`, () => {
    expect(pageAt('README.md')!.lines.length).toBeLessThanOrEqual(README_LINES_MAX);
  });

  it('names only npm scripts that exist', () => {
    const manifest = JSON.parse(ourFiles.find((file) => file.path === 'package.json')!.text) as {
      scripts: Record<string, string>;
    };
    const named = pages.flatMap((page) =>
      [...page.text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map((match) => ({
        page: page.path,
        script: match[1]!,
      })),
    );
    expect(named.filter(({ script }) => !(script in manifest.scripts))).toEqual([]);
  });
});
