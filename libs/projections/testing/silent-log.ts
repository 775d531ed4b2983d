import type { ProjectionLog } from '..';

export const silentLog: ProjectionLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
