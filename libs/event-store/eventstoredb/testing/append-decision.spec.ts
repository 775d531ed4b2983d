import { decideAppend, type Expected, type StreamState } from '.';

/** A stream that holds the ids e0, e1, … up to `last`; the node remembers those in `recent`. */
function stream(last: number, over: Partial<StreamState> & { remembers?: string[] } = {}): StreamState {
  const ids = Array.from({ length: last + 1 }, (_, revision) => `e${revision}`);
  const recent = over.remembers ?? ids;
  return {
    last,
    tombstoned: false,
    softDeleted: false,
    idAt: (revision) => ids[revision],
    recent: (id) => (recent.includes(id) ? ids.indexOf(id) : undefined),
    ...over,
  };
}

const any: Expected = { kind: 'any' };
const noStream: Expected = { kind: 'no_stream' };
const exists: Expected = { kind: 'stream_exists' };
const exact = (revision: number): Expected => ({ kind: 'exact', revision });
const write = { kind: 'write' };
const wrong = { kind: 'wrong_version' };
const deleted = { kind: 'deleted' };
const repeat = (last: number): object => ({ kind: 'repeat', last });

describe('the decision table of the server', () => {
  it.each<[string, StreamState, Expected, string[], object]>([
    ['a tombstoned stream takes nothing', stream(2, { tombstoned: true }), any, ['n'], deleted],
    ['any writes a new stream', stream(-1), any, ['n'], write],
    ['no stream writes a new stream', stream(-1), noStream, ['n'], write],
    ['a revision of a new stream is wrong', stream(-1), exact(0), ['n'], wrong],
    ['a new stream does not exist', stream(-1), exists, ['n'], wrong],
    ['the exact revision writes', stream(2), exact(2), ['n'], write],
    ['the exact revision writes even known ids', stream(2), exact(2), ['e0'], write],
    ['an older revision with the same ids is a repeat', stream(5), exact(1), ['e2', 'e3'], repeat(3)],
    ['no stream with the same ids is a repeat', stream(5), noStream, ['e0', 'e1'], repeat(1)],
    ['an older revision with another first id is wrong', stream(5), exact(1), ['n', 'e3'], wrong],
    ['an older revision with another later id is wrong', stream(5), exact(1), ['e2', 'n'], wrong],
    ['an older revision with ids beyond the end is wrong', stream(3), exact(2), ['e3', 'e4'], wrong],
    ['no stream revives what was deleted softly', stream(2, { softDeleted: true }), noStream, ['n'], write],
    ['a revision beyond the end is wrong', stream(2), exact(3), ['n'], wrong],
    ['any repeats what the node remembers', stream(2), any, ['e1', 'e2'], repeat(2)],
    ['any writes what the node has forgotten', stream(2, { remembers: [] }), any, ['e1', 'e2'], write],
    ['any with a later unknown id is wrong', stream(2), any, ['e2', 'n'], wrong],
    ['stream exists writes to one that does', stream(2), exists, ['n'], write],
    ['what was deleted softly does not exist', stream(2, { softDeleted: true }), exists, ['n'], deleted],
    ['no events are a version check: equal', stream(2), exact(2), [], write],
    ['no events are a version check: older', stream(2), exact(1), [], wrong],
  ])('%s', (_, state, expected, ids, decision) => {
    expect(decideAppend(state, expected, ids)).toEqual(decision);
  });
});
