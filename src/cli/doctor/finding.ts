export type Verdict = 'ok' | 'warn' | 'fail';

/** What one check found, and what to do about it. */
export interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  readonly says: string;
  /** Only where something is to be done. */
  readonly next?: string;
}

type Found = Omit<Finding, 'check'>;

export const ok = (says: string): Found => ({ verdict: 'ok', says });
export const warn = (says: string, next: string): Found => ({ verdict: 'warn', says, next });
export const fail = (says: string, next: string): Found => ({ verdict: 'fail', says, next });

export interface Check {
  readonly name: string;
  /** What throws has failed: `doctor` goes on with the next one. */
  readonly look: () => Found | Promise<Found>;
  /** What to do where it throws. */
  readonly otherwise: string;
}

export async function carryOut({ name, look, otherwise }: Check): Promise<Finding> {
  try {
    return { check: name, ...(await look()) };
  } catch (error) {
    return { check: name, ...fail(error instanceof Error ? error.message : String(error), otherwise) };
  }
}
