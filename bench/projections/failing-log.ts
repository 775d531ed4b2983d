import type { ProjectionLog } from '#libs/projections';

/** A figure that was reached over an error is no figure. */
export const failingLog: ProjectionLog = {
  info: () => undefined,
  warn: () => undefined,
  error: (details, message) => {
    throw new Error(message, { cause: details });
  },
};
