import type { AnyProcess } from '#libs/processes';
import { Problem } from '../common/problems';

/** The process managers of this program by name. Asked for when needed: capabilities bring them once all is built. */
export class ProcessDefinitions {
  private known?: ReadonlyMap<string, AnyProcess>;

  constructor(private readonly load: () => readonly AnyProcess[]) {}

  /** @throws Problem `not_found` for a process that this program does not have */
  get(name: string): AnyProcess {
    this.known ??= new Map(this.load().map((definition) => [definition.name, definition]));
    const definition = this.known.get(name);
    if (!definition) throw new Problem('not_found', 'There is no such process.');
    return definition;
  }
}
