export type { Book, PayInstruction, Simulation } from './control/simulation';
export type { BookedBalance, BookedDelivery, BookedDeposit, BookedOrder, BookedPayout, BookedRefund } from './book';
export { coboSimulator } from './definition';
export type { Fault } from './faults';
export type { CoboSimulatorOptions } from './options';
export type { Quirks } from './quirks';
export * from './start';
export type { Endpoint } from './webhooks/webhooks';
