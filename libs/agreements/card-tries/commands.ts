import type { SchemeCaps, TryLimit } from '#libs/schedules';
import type { CardTryFailed, CardTryNoted, CardTryReserved } from './events';

export type CardTriesCommand =
  | ({
      readonly type: 'ReserveTry';
      /** As frozen with the cycle of the charge. */
      readonly caps: SchemeCaps;
      /** Between charges of the card that catch up; 0 where the customer has agreed to that. */
      readonly hoursBetween: number;
    } & CardTryReserved['data'])
  | ({ readonly type: 'NoteTry' } & CardTryNoted['data'])
  | ({ readonly type: 'FailTry' } & CardTryFailed['data']);

export interface CardTriesRefusal {
  readonly code: 'held_back';
  readonly reason: 'scheme_cap' | 'other_charge';
  /** The first instant at which the card may be tried. */
  readonly until: string;
  readonly limit?: TryLimit;
}
