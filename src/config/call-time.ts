import type { ConfiguredProvider } from '#libs/providers';

/**
 * A call is up to three requests one after the other: for a token, for what it refers to, and the change itself. Each
 * has the deadline of its provider.
 */
const REQUESTS_OF_A_CALL = 3;

/** How long one call to a provider may take, in ms; none of those that make no requests. */
const longestCallMs = ({ deadlineMs = 0 }: Pick<ConfiguredProvider, 'deadlineMs'>): number =>
  REQUESTS_OF_A_CALL * deadlineMs;

/** What is recorded of a call that was not made any more. */
export const NO_TIME_LEFT = 'no time was left for the call before its intent counts as abandoned';

interface CallTimes {
  readonly providers: readonly Pick<ConfiguredProvider, 'name' | 'deadlineMs'>[];
  readonly limits: { readonly callAbandonedMs: number };
}

/** Whether a call whose intent was stored so long ago would end before the intent counts as abandoned. */
export function hasTimeForCall({ providers, limits }: CallTimes, provider: string, ageMs: number): boolean {
  const callMs = longestCallMs(providers.find(({ name }) => name === provider) ?? {});
  return ageMs + callMs < limits.callAbandonedMs;
}

/** What is abandoned may be judged never to have happened, so no call may be able to leave after that. */
export function callTimeProblems(providers: readonly ConfiguredProvider[], callAbandonedMs: number): string[] {
  return providers
    .filter((provider) => longestCallMs(provider) >= callAbandonedMs)
    .map(
      ({ name, deadlineMs }) =>
        `CALL_ABANDONED_MS must be above ${REQUESTS_OF_A_CALL} times ` +
        `${settingsPrefix(name)}DEADLINE_MS (${REQUESTS_OF_A_CALL} x ${deadlineMs} ms), as a call may take that long`,
    );
}

/** Every setting of a provider begins with its name in capitals: `TRUSTPAY_EU_`. */
export const settingsPrefix = (provider: string): string => `${provider.toUpperCase().replaceAll('-', '_')}_`;
