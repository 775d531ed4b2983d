import type { Position } from '#libs/event-store';

export interface RebuildProgress {
  readonly projection: string;
  readonly phase: 'reading' | 'comparing' | 'switching';
  /** Events projected so far. */
  readonly events: number;
  readonly position: Position;
  readonly head: Position;
  /** 0 to 1. */
  readonly done: number;
  readonly eventsPerSecond: number;
  readonly secondsLeft: number;
}

/** Counts events and tells how far a rebuild is and how long it will take at the pace so far. */
export class ProgressMeter {
  private readonly startedAt = performance.now();
  private events = 0;

  constructor(
    private readonly projection: string,
    private readonly report: (progress: RebuildProgress) => void,
  ) {}

  get eventCount(): number {
    return this.events;
  }

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  tell(phase: RebuildProgress['phase'], position: Position, head: Position, newEvents = 0): void {
    this.events += newEvents;
    const done = head === 0n ? 1 : Math.min(1, Number(position) / Number(head));
    this.report({
      projection: this.projection,
      phase,
      events: this.events,
      position,
      head,
      done,
      eventsPerSecond: Math.round(this.events / Math.max(this.seconds, 0.001)),
      secondsLeft: done === 0 ? Infinity : (this.seconds / done) * (1 - done),
    });
  }
}
