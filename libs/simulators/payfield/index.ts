export type { BookedDelivery, BookedOperation, BookedShop } from './book';
export type { BookFilter, MerchantChange, ShopChange, Simulation, Which } from './control/simulation';
export { payfieldSimulator } from './definition';
export type { Fault } from './faults';
export type { PayfieldSimulatorOptions, SimulatedMerchant, SimulatedShop } from './options';
export type { Quirks } from './quirks';
export * from './start';
