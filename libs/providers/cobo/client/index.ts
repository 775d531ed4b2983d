import type { ClientOperation } from '../../spi';
import type { CoboConfig } from '../config';
import type { CoboApi } from '../wire/api';
import { refundsAndLinks } from './links';
import { payingOut } from './paying-out';
import { accountReads, recordReads } from './reading';

/** What the provider offers beside payments of orders. */
export const clientOperations = (api: CoboApi, config: CoboConfig): readonly ClientOperation[] =>
  [accountReads, recordReads, payingOut, refundsAndLinks].flatMap((group) => group(api, config));
