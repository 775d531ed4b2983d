/**
 * Resolves with the error of the first worker that fails, and never otherwise. One that returns had nothing to do here.
 * Each repeats by itself what can fail, so a failure is a defect: a process without that work must not look whole.
 */
export function defectOf(workers: readonly Promise<void>[]): Promise<unknown> {
  return new Promise((resolve) => {
    for (const worker of workers) worker.catch(resolve);
  });
}
