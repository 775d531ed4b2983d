import type { XmlElement } from './element';
import type { Child, GroupShape, Shape } from './shape';

/**
 * An element while it is open (what of its shape was seen, what is kept of it) and after: one object for both, since
 * a large file has millions.
 */
export class Frame implements XmlElement {
  text = '';
  line = 0;
  column = 0;
  readonly children: XmlElement[] = [];
  /** Elements kept below this one, for the limit per record. */
  kept = 0;
  private at = 0;
  private seen = 0;

  constructor(
    readonly name: string,
    readonly label: string,
    readonly shape: Shape,
    readonly parent?: Frame,
    readonly currency?: string,
  ) {}

  get path(): string {
    return `${this.parent?.path ?? ''}/${this.label}`;
  }

  /**
   * Steps on to a child. Gives the child and its number, or what is wrong with it being here.
   */
  step(group: GroupShape, name: string): { child: Child; number: number } | string {
    const index = group.byName.get(name);
    if (index === undefined) return 'an element that is not expected here';
    const child = group.children[index]!;
    if (group.of === 'choice') {
      this.seen += 1;
      return this.seen > 1 ? 'only one of the alternatives is allowed' : { child, number: 1 };
    }
    if (index < this.at) return `${name} is repeated or out of order`;
    if (index > this.at) {
      const missing = this.firstMissing(group, index);
      if (missing) return missing;
      this.at = index;
      this.seen = 0;
    }
    this.seen += 1;
    return this.seen > child.max ? `${name} is repeated` : { child, number: this.seen };
  }

  /** The mandatory child that is still missing when the element ends, if any. */
  missing(group: GroupShape): string | undefined {
    if (group.of === 'choice') {
      return this.seen === 0 ? `one of ${group.children.map(({ name }) => name).join(', ')} is missing` : undefined;
    }
    return this.firstMissing(group, group.children.length);
  }

  private firstMissing(group: GroupShape, before: number): string | undefined {
    for (let index = this.at; index < before; index += 1) {
      const { min, name } = group.children[index]!;
      if (min > (index === this.at ? this.seen : 0)) return `${name} is missing`;
    }
    return undefined;
  }
}
