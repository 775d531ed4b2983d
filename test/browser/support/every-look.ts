import type { BrowserContextOptions, Page } from 'playwright-core';
import { violationsOf } from './accessible';
import { screenshotPath } from './chromium';

/** How every page is looked at: in light and dark, on a desk and on a phone. */
export const LOOKS = [
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const;

type Look = (typeof LOOKS)[number];

export const contextOf = ([colorScheme, width]: Look): BrowserContextOptions => ({
  colorScheme,
  viewport: { width, height: 844 },
});

/** A name for the screenshot of an address. */
const nameOf = (path: string): string =>
  path
    .slice('/console'.length)
    .replace(/[^a-z]+/gi, ' ')
    .trim()
    .split(' ')
    .slice(0, 2)
    .join('-')
    .slice(0, 40) || 'overview';

/**
 * Visits the pages one by one, keeps a screenshot of each, and answers what is wrong with them: rules of
 * accessibility, pages wider than the screen, texts that became elements, and what the policy stopped.
 */
export async function faultsOf(
  page: Page,
  url: string,
  paths: readonly string[],
  [colorScheme, width]: Look,
  prefix = '',
): Promise<string[]> {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) faults.push(message.text());
  });
  for (const [index, path] of paths.entries()) {
    await page.goto(url + path);
    const name = `${prefix}${String(index).padStart(2, '0')}-${nameOf(path)}-${colorScheme}-${width}`;
    await page.screenshot({ path: screenshotPath(`screenshots/${name}`), fullPage: true });
    // Whatever a text holds, it is shown as text: it became no element, and nothing of it ran.
    if ((await page.locator('main script, main img').count()) > 0) faults.push(`${path}: a text became an element`);
    if ((await page.title()) === 'taken') faults.push(`${path}: a text ran`);
    if (!(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'))) {
      faults.push(`${path} is wider than ${width}`);
    }
    // What is folded away counts as well.
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    faults.push(...(await violationsOf(page)));
  }
  return faults;
}
