import { describedIn } from '../described';
import type { FaultyChange } from './faulty-change';

export type { FaultyChange } from './faulty-change';

export const FAULTY_CHANGES = describedIn<readonly FaultyChange[]>(__dirname).flat();
