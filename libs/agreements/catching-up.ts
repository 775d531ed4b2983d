import type { AgreementState, OpenCharge } from './state';

const CATCHING_UP: ReadonlySet<OpenCharge['reason']> = new Set(['missed', 'merged', 'released']);

/** Whether the charge of a period is not the one that the customer expects on its day (practice sheet 5.3). */
export const isCatchingUp = ({ open }: AgreementState, period: number): boolean =>
  open.some((charge) => charge.period.index === period && CATCHING_UP.has(charge.reason));
