import type { Logger } from 'pino';
import type { Running } from '../start';
import { ApiKeys } from './api-keys';

export const DEVELOPMENT_MERCHANT = 'demo-shop';

/** The first start of the embedded mode makes one key and says it once, so that a first request needs nothing else. */
export async function announceDevelopmentKey(running: Running, log: Logger): Promise<void> {
  const keys = running.app.get(ApiKeys);
  if ((await keys.list()).length > 0) return;
  const { token } = await keys.create({ merchantId: DEVELOPMENT_MERCHANT, role: 'admin', name: 'development' });
  log.warn(
    { merchant: DEVELOPMENT_MERCHANT, development_key: token },
    'Development API key, shown once; make others with: npm run cli -- keys create',
  );
}
