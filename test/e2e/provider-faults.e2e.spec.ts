import { FAULTY_PROVIDERS, faultMatrix } from './support/faulty-providers';

const TOGETHER = FAULTY_PROVIDERS.filter(({ hasOwnSpec }) => !hasOwnSpec);

/**
 * Every provider that has no spec of its own for it, every operation that is a call, every way in which the call can
 * go wrong: in the end the simulator's book equals ours, nothing happened twice, and nothing that happened is called
 * failed.
 */
describe('calls that go wrong', () => {
  faultMatrix(TOGETHER, { stepMs: 20_000 });
});
