import fc from 'fast-check';
import { html } from './html';

describe('html', () => {
  it('shows values as text and markup as markup', () => {
    const inner = html`<b>${'a & b'}</b>`;
    expect(html`<p title="${'"'}">${inner}${[inner]}${undefined}${false}${0}</p>`.markup).toBe(
      '<p title="&quot;"><b>a &amp; b</b><b>a &amp; b</b>0</p>',
    );
  });

  it('lets no text end an attribute or begin a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a') }), (text) => {
        const { markup } = html`${text}`;
        expect(markup).not.toMatch(/[<>"']/);
        const back = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' } as Record<string, string>;
        expect(markup.replace(/&[^;]+;/g, (entity) => back[entity]!)).toBe(text);
      }),
    );
  });
});
