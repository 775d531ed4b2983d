import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SCREENSHOTS = join(__dirname, '..', '..', '..', 'test-results');

export const hasChromium = existsSync(EXECUTABLE);

/** `describe` where there is a browser; elsewhere a skipped suite that says what is missing. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (hasChromium) describe(name, suite);
  else describe.skip(`${name} (no Chromium at ${EXECUTABLE}; set CHROMIUM_PATH)`, suite);
}

/** A headless browser that talks to nobody but the pages under test. */
export function launchChromium(): Promise<Browser> {
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  return chromium.launch({
    executablePath: EXECUTABLE,
    headless: true,
    args: ['--no-sandbox', ...args, '--disable-component-update', '--disable-sync'],
  });
}

/** Where a screenshot of this name is kept for people to look at. */
export function screenshotPath(name: string): string {
  mkdirSync(SCREENSHOTS, { recursive: true });
  return join(SCREENSHOTS, `${name}.png`);
}
