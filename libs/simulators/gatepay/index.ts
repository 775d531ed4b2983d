export type { BookedBalance, BookedDelivery, BookedOrder, BookedRefund, BookedTransfer } from './book';
export type { BookFilter, OrderName, PayInstruction, Simulation } from './control/simulation';
export { gatePaySimulator } from './definition';
export type { Fault } from './faults';
export { FAST_RETRIES, SLOW_RETRIES } from './options';
export type { GatePaySimulatorOptions, SimulatedApplication } from './options';
export type { Quirks } from './quirks';
export * from './start';
