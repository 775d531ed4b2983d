import type { Place } from './error';

/** An element as read, with the place where it ended. */
export interface XmlElement extends Place {
  readonly name: string;
  /** Of an amount. */
  readonly currency?: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** What has elements: an element, or one that is still open. */
export type Parent = Pick<XmlElement, 'children'>;

/** The first element down a path of names. */
export function find(parent: Parent, ...names: readonly [string, ...string[]]): XmlElement | undefined {
  const [first, ...rest] = names;
  const found = parent.children.find(({ name }) => name === first);
  const [next, ...others] = rest;
  return found && next !== undefined ? find(found, next, ...others) : found;
}

export const findAll = (parent: Parent | undefined, name: string): readonly XmlElement[] =>
  parent?.children.filter((child) => child.name === name) ?? [];

export const textOf = (parent: Parent, ...names: readonly [string, ...string[]]): string | undefined =>
  find(parent, ...names)?.text;

/** An element that the shape has made sure of. */
export function required(parent: Parent, ...names: readonly [string, ...string[]]): XmlElement {
  const found = find(parent, ...names);
  if (!found) throw new Error(`the shape does not require ${names.join('/')}`);
  return found;
}

export const requiredText = (parent: Parent, ...names: readonly [string, ...string[]]): string =>
  required(parent, ...names).text;
