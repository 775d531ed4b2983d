import { FAULTY_PROVIDERS, faultMatrix } from './support/faulty-providers';

/**
 * Every provider that can be asked, every operation that is a call, every way in which the call can go wrong: in the
 * end the simulator's book equals ours, nothing happened twice, and nothing that happened is called failed.
 */
describe('calls that go wrong', () => {
  faultMatrix(FAULTY_PROVIDERS, { stepMs: 20_000 });
});
