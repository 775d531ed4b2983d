import { tidy, wordsOnly } from './text';

describe('free texts for the gateway', () => {
  it('have single spaces and no control characters', () => {
    expect(tidy(' Za \t kasarnou\u0000\n1\u00a0a ', 80)).toBe('Za kasarnou 1 a');
  });

  it('are composed, so that the signed bytes do not depend on the keyboard', () => {
    expect(tidy('Z\u030cofia', 80)).toBe('Žofia');
  });

  it('are cut between letters, never inside one', () => {
    expect(tidy('ab𝒳𝒴', 3)).toBe('ab𝒳');
    expect(tidy('ab cd', 3)).toBe('ab');
  });

  it('are absent rather than empty', () => {
    expect(tidy(undefined, 9)).toBeUndefined();
    expect(tidy(' \n', 9)).toBeUndefined();
    expect(wordsOnly('***', 9)).toBeUndefined();
  });

  it('keep letters, digits and spaces of any language where only those are allowed', () => {
    expect(wordsOnly('Order #42: Žižkova – 3×', 140)).toBe('Order 42 Žižkova 3');
  });
});
