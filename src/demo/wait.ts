const POLL_MS = 50;

/** Asks again until the answer fits. @throws Error when it does not within the time */
export async function waitUntil<T>(
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  describe: string,
  timeoutMs = 15_000,
): Promise<T> {
  const tries = Math.ceil(timeoutMs / POLL_MS);
  for (let i = 0; i < tries; i++) {
    const answer = await ask();
    if (fits(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`waited ${timeoutMs} ms in vain for: ${describe}`);
}
