import { MESSAGE_FILTERS, MESSAGE_TYPES, TEST_MESSAGE, wants } from './catalogue';

describe('the filters of an endpoint', () => {
  it('are everything, a family or one type', () => {
    expect(wants(['*'], 'card.removed')).toBe(true);
    expect(wants(['order.*'], 'order.captured')).toBe(true);
    expect(wants(['order.*'], 'card.removed')).toBe(false);
    expect(wants(['order.captured', 'card.*'], 'order.captured')).toBe(true);
    expect(wants(['order.capture'], 'order.captured')).toBe(false);
    expect(wants([], 'order.captured')).toBe(false);
  });

  it('can name every type and every family, and no test', () => {
    expect(MESSAGE_FILTERS).toEqual(expect.arrayContaining(['*', 'order.*', 'card.*', ...MESSAGE_TYPES]));
    expect(MESSAGE_FILTERS).not.toContain(TEST_MESSAGE);
    expect(new Set(MESSAGE_FILTERS).size).toBe(MESSAGE_FILTERS.length);
  });
});
