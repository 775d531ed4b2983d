import type { AgreementEvent } from './events';
import { evolve } from './evolve';
import type { AgreementState } from './state';

/** A decision in the making: each event changes what the next one is decided on. */
export class Steps {
  private readonly written: AgreementEvent[] = [];

  constructor(private current: AgreementState) {}

  get state(): AgreementState {
    return this.current;
  }

  get events(): readonly AgreementEvent[] {
    return this.written;
  }

  add(...events: readonly AgreementEvent[]): void {
    for (const event of events) {
      this.written.push(event);
      this.current = evolve(this.current, event);
    }
  }
}
