import { describedIn } from '../described';
import type { FaultyProvider } from './fault-case';

export type { FaultyProvider } from './fault-case';
export { faultMatrix } from './fault-matrix';
export { FaultRun } from './fault-run';
export { FAULTS, NEVER_SENT } from './faults';

/** Every provider of which this folder has a file. */
export const FAULTY_PROVIDERS = describedIn<FaultyProvider>(__dirname);
