import type { ClientOperation } from '../../spi';
import type { CoboConfig } from '../config';
import type { CoboApi } from '../wire/api';
import { refundsAndLinks } from './links';
import { merchantsAndPayers } from './merchants';
import { payingOut } from './paying-out';
import { accountReads, feeReads, recordReads } from './reading';
import { settling } from './settling';

/** What the provider offers beside payments of orders. */
export const clientOperations = (api: CoboApi, config: CoboConfig): readonly ClientOperation[] =>
  [accountReads, feeReads, recordReads, payingOut, settling, refundsAndLinks, merchantsAndPayers].flatMap((group) =>
    group(api, config),
  );
