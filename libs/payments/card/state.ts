import type { CardRegistered } from './events';

export interface CardState {
  /** As registered last; also of a removed card. */
  readonly card?: CardRegistered['data'];
  readonly removed: boolean;
  readonly removedAt?: string;
}
