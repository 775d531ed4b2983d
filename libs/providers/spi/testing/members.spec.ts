import { membersOf } from './members';

class Base {
  inherited(): void {
    // Only its name counts.
  }
}

class Adapter extends Base {
  readonly name = 'own';
  get title(): string {
    return 'an accessor';
  }
}

it('counts own members, those of the class and of what it extends, and nothing that every object has', () => {
  expect([...membersOf(new Adapter())].sort()).toEqual(['inherited', 'name', 'title']);
  expect(membersOf({ refund: undefined })).toEqual(['refund']);
});
