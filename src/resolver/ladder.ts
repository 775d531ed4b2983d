const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Pauses between looks at an operation in doubt (practice sheet "payments" 3.5.4): soon for cards, then ever more
 * rarely.
 */
const LADDER = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR];

export const nextLookAfterMs = (looks: number): number => LADDER[Math.min(looks, LADDER.length - 1)]!;
