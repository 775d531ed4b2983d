import type { EventStore } from '../..';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** Opens the same log once more, as another process would. Absent for a store that lives and dies with its object. */
  readonly reopen?: () => Promise<EventStore>;
  /** Closes `store` (a second close must be harmless) and removes what was stored. */
  readonly cleanup: () => Promise<void>;
}

/** Called once per group of tests. The log need not be empty: the suite starts at its head, with names of its own. */
export type StoreFactory = () => Promise<StoreUnderTest>;

/** What a store's protocol cannot do. Everything else in the suite holds for every store. */
export interface StoreTraits {
  /** False when the protocol answers a repeat exactly as a first append. Default true. */
  readonly tellsRepeats?: boolean;
  /** False when the log dies with the store's object. Default true. */
  readonly outlivesItsObject?: boolean;
}

/** The store of the group of tests that is running. */
export type Opened = () => StoreUnderTest;

/** One store for a group of tests, opened before the first and removed after the last. */
export function useStore(factory: StoreFactory): Opened {
  let current: StoreUnderTest | undefined;
  beforeAll(async () => {
    current = await factory();
  });
  afterAll(() => current?.cleanup());
  return () => {
    if (!current) throw new Error('the store is opened before the first test');
    return current;
  };
}
