import { killAgainAndAgain } from './killer';
import type { KillPlan } from './killer';
import { PersistentCaller } from './persistent-caller';
import { Shopper } from './shopper';
import { MERCHANT } from './world';
import type { World } from './world';

const CLIENTS = 8;

/**
 * Callers at work while the processes die, in turns of some kills each, until enough of them or until somebody has seen
 * enough.
 */
export async function runUnderFire(
  world: World,
  plan: KillPlan & { readonly turn: number; readonly patienceMs: number },
  seenEnough: (caller: PersistentCaller) => Promise<boolean> = () => Promise.resolve(false),
): Promise<PersistentCaller> {
  const { kills, turn, patienceMs } = plan;
  const caller = new PersistentCaller(world.url, world.tokens.service, MERCHANT, patienceMs);
  const shoppers = Array.from({ length: CLIENTS }, (_, n) => new Shopper(`client${n}`, caller, world.simulator));
  let over = false;
  const shopping = Promise.all(shoppers.map((shopper) => shopper.run(() => over)));
  try {
    for (let done = 0; done < kills; done += turn) {
      await Promise.race([shopping, killAgainAndAgain(world, { ...plan, kills: turn })]);
      if (await seenEnough(caller)) break;
    }
  } finally {
    over = true;
  }
  await shopping;
  return caller;
}
