import { setTimeout as delay } from 'node:timers/promises';
import type { LedgerProcess } from './ledger-process';
import type { Seeded } from './seeded';

const PAUSE_MS = { least: 200, most: 800 } as const;
/** How often a process is killed again while it starts. */
const SHARE_AT_START = 0.15;
const START_MS_MAX = 400;

export interface KillPlan {
  readonly kills: number;
  /**
   * How many of the kills strike the API; the others strike the worker, which needs longer between two of its deaths.
   */
  readonly shareOfApi: number;
  readonly random: Seeded;
}

/** Kills one of the two and starts it again, over and over, until both together have died so many times. */
export async function killAgainAndAgain(
  { api, worker }: { api: LedgerProcess; worker: LedgerProcess },
  { kills, shareOfApi, random }: KillPlan,
): Promise<void> {
  const goal = api.kills + worker.kills + kills;
  while (api.kills + worker.kills < goal) {
    await delay(random.between(PAUSE_MS.least, PAUSE_MS.most));
    const victim = random.next() < shareOfApi ? api : worker;
    await victim.kill();
    if (random.next() < SHARE_AT_START) await killAtStart(victim, random);
    await victim.start();
  }
}

async function killAtStart(victim: LedgerProcess, random: Seeded): Promise<void> {
  const start = victim.start().catch(() => undefined);
  await delay(random.between(0, START_MS_MAX));
  await victim.kill();
  await start;
}
