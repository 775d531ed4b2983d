import type { DomainEvent } from '#libs/decider';

/** Brings the data of one version to the next. Pure; one file per step, with the reason. */
export type Upcaster = (data: unknown) => unknown;

/** Per event type, the steps from version 1 to 2, 2 to 3 …; so the current version is their number plus one. */
export type EventVersions<Type extends string> = { readonly [T in Type]: readonly Upcaster[] };

/** The log was written by a newer program: to go on would be to guess what an event about money means. */
export class FutureEventVersionError extends Error {
  constructor(
    readonly type: string,
    readonly found: number,
    readonly known: number,
  ) {
    super(`${type} has version ${found}, this program knows up to ${known}`);
    this.name = 'FutureEventVersionError';
  }
}

/** How the events of one aggregate are written and read again. */
export interface EventSchema<E extends DomainEvent> {
  currentVersion(type: E['type']): number;
  /**
   * Upcasts on read; stored events are never rewritten. A type that is not known passes unchanged: `evolve` ignores it.
   * @throws FutureEventVersionError for a version that this program does not know yet
   * @throws RangeError for a version that no program ever wrote
   */
  fromRecord(type: string, schemaVersion: number, data: unknown): E;
}

export function eventSchema<E extends DomainEvent>(versions: EventVersions<E['type']>): EventSchema<E> {
  const stepsOf = (type: string): readonly Upcaster[] | undefined =>
    Object.hasOwn(versions, type) ? versions[type as E['type']] : undefined;
  return {
    currentVersion: (type) => versions[type].length + 1,
    fromRecord: (type, schemaVersion, data) => {
      const steps = stepsOf(type);
      if (!steps) return { type, data } as E;
      const current = steps.length + 1;
      if (schemaVersion > current) throw new FutureEventVersionError(type, schemaVersion, current);
      if (!Number.isInteger(schemaVersion) || schemaVersion < 1) {
        throw new RangeError(`${type} has version ${schemaVersion}`);
      }
      return { type, data: steps.slice(schemaVersion - 1).reduce((older, step) => step(older), data) } as E;
    },
  };
}
