import type { AgreementCommand } from '#libs/agreements';
import { moneyOf } from '../create-agreement/agreement-terms';
import type { CancelDto, ChangeAmountDto, PauseDto } from './commands.dto';

const ASKED = 'not_given';

export const pauseOf = ({ until, reason }: PauseDto): AgreementCommand => ({
  type: 'Pause',
  ...(until && { until: until.toISOString() }),
  reason: reason ?? ASKED,
});

export const cancelOf = ({ when, reason }: CancelDto): AgreementCommand => ({
  type: 'Cancel',
  when: when ?? 'now',
  reason: reason ?? ASKED,
});

export const changeAmountOf = ({ amount, from_period: fromPeriod }: ChangeAmountDto): AgreementCommand => ({
  type: 'ChangeAmount',
  amount: moneyOf(amount),
  ...(fromPeriod !== undefined && { fromPeriod }),
});
