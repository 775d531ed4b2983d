import { COBO_CHANGES } from './cobo';
import type { FaultyChange } from './faulty-change';
import { GATEPAY_CHANGES } from './gatepay';
import { PAYFIELD_CHANGES } from './payfield';
import { TRUSTPAY_EU_CHANGES } from './trustpay-eu';
import { TRUSTPAY_MONEY_CHANGES } from './trustpay-money';

export type { FaultyChange } from './faulty-change';

export const FAULTY_CHANGES: readonly FaultyChange[] = [
  ...PAYFIELD_CHANGES,
  ...COBO_CHANGES,
  ...GATEPAY_CHANGES,
  ...TRUSTPAY_EU_CHANGES,
  ...TRUSTPAY_MONEY_CHANGES,
];
