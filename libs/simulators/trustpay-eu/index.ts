export type { BookedDelivery, BookedOperation, BookedPayment, BookedSettlement } from './book';
export type { PayInstruction, PayResult } from './control/hosted-payer';
export type { AccountChange, BookFilter, Simulation } from './control/simulation';
export type { Transfer, WireStage } from './control/wire-control';
export { trustPayEuSimulator } from './definition';
export type { Fault } from './faults';
export type { SimulatedAccount, TrustPayEuSimulatorOptions } from './options';
export type { Quirks } from './quirks';
export * from './start';
