import type { Position } from '../port';

/**
 * Tells a repeat from a first append, which the protocol answers alike: a fresh event stands behind everything that was
 * visible when its append was sent. Exact for this process and for what was written before it opened the store; when
 * two processes send the very same append in the same moment, both may be told that theirs was the first.
 */
export class SeenPositions {
  constructor(private highest: Position) {}

  get mark(): Position {
    return this.highest;
  }

  observe(position: Position): void {
    if (position > this.highest) this.highest = position;
  }
}
