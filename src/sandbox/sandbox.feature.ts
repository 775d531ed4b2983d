import type { Feature } from '../feature';
import { Agenda } from './clock/agenda';
import { ClockMover } from './clock/clock-mover.worker';
import { ClockMoves } from './clock/clock-moves';
import { SandboxClockController } from './clock/clock.controller';
import { Rest } from './clock/rest';
import { FollowingSimulators } from './clock/simulators';

export const sandbox: Feature = {
  controllers: [SandboxClockController],
  providers: [Agenda, ClockMover, ClockMoves, FollowingSimulators, Rest],
  workers: (get) => [get(ClockMover)],
};
