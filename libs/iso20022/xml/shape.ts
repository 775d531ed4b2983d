/**
 * What an element may hold. A message's shape is data: order, cardinality and lengths as its schema has them, so that
 * reading checks them on the way.
 */
export type Shape = TextShape | GroupShape | { readonly kind: 'skip' };

export interface TextShape {
  readonly kind: 'text';
  readonly max: number;
  readonly pattern?: RegExp;
  /** `Ccy` is mandatory on an amount and forbidden elsewhere. */
  readonly currency: boolean;
}

export interface GroupShape {
  readonly kind: 'group';
  /** `choice`: exactly one of the children; `sequence`: all of them, in this order. */
  readonly of: 'sequence' | 'choice';
  readonly children: readonly Child[];
  readonly byName: ReadonlyMap<string, number>;
  /** Handed out when complete, and not kept in its parent: this is what keeps memory flat. */
  readonly record: boolean;
}

export interface Child {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly shape: Shape;
}

/** One child: `Id` exactly once, `Id?` at most once, `Id+` at least once, `Id*` any number, `Id*3` at most three. */
export type ChildSpec = readonly [notation: string, shape: Shape];

const NOTATION = /^(\w+)(\?|\+|\*(\d*))?$/;

function child([notation, shape]: ChildSpec): Child {
  const [, name, sign, most] = NOTATION.exec(notation)!;
  const min = sign === undefined || sign === '+' ? 1 : 0;
  const many = sign === '+' || sign?.startsWith('*');
  return { name: name!, min, max: many ? Number(most || Infinity) : 1, shape };
}

function group(of: GroupShape['of'], specs: readonly ChildSpec[], record: boolean): GroupShape {
  const children = specs.map(child);
  const byName = new Map(children.map(({ name }, index) => [name, index]));
  return { kind: 'group', of, children, byName, record };
}

export const sequence = (...children: readonly ChildSpec[]): GroupShape => group('sequence', children, false);
export const record = (...children: readonly ChildSpec[]): GroupShape => group('sequence', children, true);
export const choice = (...children: readonly ChildSpec[]): GroupShape => group('choice', children, false);

export const text = (max: number): TextShape => ({ kind: 'text', max, currency: false });
export const code = (pattern: RegExp): TextShape => ({ kind: 'text', max: 64, pattern, currency: false });
export const amount: TextShape = { kind: 'text', max: 24, currency: true };

/** Any content that the reader has no use for: well formed and bounded, otherwise not looked at. */
export const skip: Shape = { kind: 'skip' };

/** Several optional children that are not looked at: `skipped('Tp?', 'Nm?')`. */
export const skipped = (...notations: readonly string[]): ChildSpec[] => notations.map((each) => [each, skip]);
