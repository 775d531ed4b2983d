import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ApiRole } from '../../../src/common/identity';
import { ApiKeys } from '../../../src/api-keys/api-keys';
import { Shop } from '../../e2e/support/shop';
import { ApiClient } from '../../support/api-client';
import { startTestApplication } from '../../support/application';
import type { TestApplication, TestApplicationOptions } from '../../support/application';
import { launchChromium } from './chromium';

/** The whole application, its console, a browser, and a shop whose orders it shows. */
export interface ConsoleWorld {
  readonly app: TestApplication;
  readonly api: ApiClient;
  readonly shop: Shop;
  readonly browser: Browser;
  /** A page of a new browser profile, signed in by a new key of this role. */
  signedIn(role: ApiRole, options?: BrowserContextOptions & { name?: string; merchantId?: string }): Promise<Page>;
  close(): Promise<void>;
}

export async function startConsoleWorld(options: TestApplicationOptions = {}): Promise<ConsoleWorld> {
  const app = await startTestApplication({
    ...options,
    environment: { CONSOLE_APPROVAL_LIMIT: 'EUR:500.00', LOG_LEVEL: 'error', ...options.environment },
  });
  const api = new ApiClient(app.url, await app.key('admin'));
  const browser = await launchChromium();
  return {
    app,
    api,
    shop: new Shop(app, api),
    browser,
    signedIn: async (role, { name = 'Anna Nowak', merchantId = 'shop', ...context } = {}) => {
      const { token } = await app.running.app.get(ApiKeys).create({ merchantId, role, name });
      const profile = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
      const page = await profile.newPage();
      await signIn(page, app.url, token);
      return page;
    },
    close: async () => {
      await browser.close();
      await app.stop();
    },
  };
}

export async function signIn(page: Page, url: string, token: string): Promise<void> {
  await page.goto(`${url}/console/sign-in`);
  await page.getByLabel('API key').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${url}/console`);
}
