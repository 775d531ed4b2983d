export type { BookedDelivery, BookedOrder } from './control/book';
export type { BookFilter, MerchantChange, OrderName, Simulation } from './control/simulation';
export { trustPayMoneySimulator } from './definition';
export type { Fault } from './faults';
export type { SimulatedMerchant } from './merchants';
export type { TrustPayMoneySimulatorOptions } from './options';
export type { Quirks } from './quirks';
export * from './start';
