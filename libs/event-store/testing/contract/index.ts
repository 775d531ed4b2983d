import { appendContract } from './append.contract';
import type { StoreFactory, StoreTraits } from './factory';
import { lifetimeContract } from './lifetime.contract';
import { orderContract } from './order.contract';
import { payloadContract } from './payload.contract';
import { readContract } from './read.contract';
import { repeatContract } from './repeat.contract';
import { subscribeContract } from './subscribe.contract';

export type { StoreFactory, StoreTraits, StoreUnderTest } from './factory';

/**
 * The contract of the port, run by every store. A log that outlives its object may be full of other events: the suite
 * looks only at streams and types of its own.
 */
export function eventStoreContract(name: string, factory: StoreFactory, traits: StoreTraits = {}): void {
  describe(`${name} meets the contract of the event store:`, () => {
    describe('append', () => appendContract(factory));
    describe('repeated append', () => repeatContract(factory, traits));
    describe('payload and names', () => payloadContract(factory));
    describe('reads', () => readContract(factory));
    describe('subscription', () => subscribeContract(factory));
    describe('global order', () => orderContract(factory));
    describe('lifetime', () => lifetimeContract(factory, traits));
  });
}
