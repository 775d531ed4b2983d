export { type AppendDecision, decideAppend, type Expected, type StreamState } from './append-decision';
export type { RecordedCall } from './calls';
export { type DoubleOptions, EventStoreDbDouble } from './double';
export type { Fault, Method } from './faults';
export type { Handshake } from './features-rpc';
export { anEvent, batchesUntil, idsOf, type Rig, SHORT, someEvents, useDouble } from './use-double';
