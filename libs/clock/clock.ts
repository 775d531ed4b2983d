/** The one source of time. Nothing else in the system reads the machine's clock, so time can be moved in a sandbox. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that somebody may move. Time never goes back. */
export interface MovableClock extends Clock {
  /** Stands at this instant from now on; one that has passed leaves it where it is. */
  standAt(instant: Date): void;
  /** Goes on from where it stands, if it is one that runs by itself. */
  goOn(): void;
}

export const isMovable = (clock: Clock): clock is MovableClock => 'standAt' in clock;
