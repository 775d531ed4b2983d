import { ManualClock } from './manual-clock';
import { FollowingClock, SandboxClock } from './sandbox-clock';

const at = (time: string): Date => new Date(`2026-11-20T${time}:00.000Z`);

describe('the clock of a sandbox', () => {
  it('runs with the machine’s until it is moved, stands while it is, and then runs ahead', () => {
    const machine = new ManualClock(at('12:00'));
    const clock = new SandboxClock(machine);
    expect(clock.now()).toEqual(at('12:00'));
    clock.standAt(at('15:00'));
    machine.advance(60_000);
    expect(clock.now()).toEqual(at('15:00'));
    clock.goOn();
    machine.advance(60_000);
    expect(clock.now()).toEqual(at('15:01'));
    expect(clock.ahead).toBe(179 * 60_000);
  });

  it('never goes back', () => {
    const clock = new SandboxClock(new ManualClock(at('12:00')));
    clock.standAt(at('11:00'));
    expect(clock.now()).toEqual(at('12:00'));
    clock.runAhead(3_600_000);
    clock.runAhead(1_000);
    expect(clock.now()).toEqual(at('13:00'));
    const following = new FollowingClock(new ManualClock(at('12:00')));
    expect(() => following.advance(-1)).toThrow(RangeError);
    following.advance(60_000);
    expect(following.now()).toEqual(at('12:01'));
  });
});
