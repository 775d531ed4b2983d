import { coboSimulator } from './cobo';
import { gatePaySimulator } from './gatepay';
import type { SimulatorDefinition } from './kit';
import { payfieldSimulator } from './payfield';
import { trustPayEuSimulator } from './trustpay-eu';
import { trustPayMoneySimulator } from './trustpay-money';

export type { RunningSimulator, SimulatorDefinition, SimulatorStart } from './kit';

/** Every simulated provider. Adding one is adding its folder and a line here. */
export const simulatorDefinitions: readonly SimulatorDefinition[] = [
  trustPayEuSimulator,
  payfieldSimulator,
  gatePaySimulator,
  trustPayMoneySimulator,
  coboSimulator,
];
