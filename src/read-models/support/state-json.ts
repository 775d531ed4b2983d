/**
 * Folded state as JSON. State holds what JSON has no word for, so those values are written as an object with one marked
 * member; the order of members does not matter (`jsonb` keeps none), absent and undefined are one.
 */
const BIGINT = '$bigint';
const SET = '$set';
const MAP = '$map';

/** Written by hand because a replacer function makes the engine's own `JSON.stringify` five times slower. */
export function stateToJson(value: unknown): string {
  switch (typeof value) {
    case 'bigint':
      return `{"${BIGINT}":"${value}"}`;
    case 'object':
      return value === null ? 'null' : objectToJson(value);
    default:
      return JSON.stringify(value) ?? 'null';
  }
}

function objectToJson(value: object): string {
  if (Array.isArray(value)) return arrayToJson(value);
  if (value instanceof Set) return `{"${SET}":${arrayToJson([...value])}}`;
  if (value instanceof Map) return `{"${MAP}":${arrayToJson([...value])}}`;
  let text = '';
  for (const name of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[name];
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${stateToJson(member)}`;
  }
  return `{${text}}`;
}

const arrayToJson = (values: readonly unknown[]): string => `[${values.map(stateToJson).join(',')}]`;

/** @param stored what the driver made of a `jsonb` value, or its text */
export function stateFromJson<State>(stored: unknown): State {
  return revive(typeof stored === 'string' ? JSON.parse(stored) : stored) as State;
}

function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revive);
  const marked = value as { [BIGINT]?: string; [SET]?: unknown[]; [MAP]?: [unknown, unknown][] };
  if (marked[BIGINT] !== undefined) return BigInt(marked[BIGINT]);
  if (marked[SET] !== undefined) return new Set(marked[SET].map(revive));
  if (marked[MAP] !== undefined) return new Map(marked[MAP].map(([key, member]) => [revive(key), revive(member)]));
  const revived: Record<string, unknown> = {};
  for (const name of Object.keys(value)) revived[name] = revive((value as Record<string, unknown>)[name]);
  return revived;
}
