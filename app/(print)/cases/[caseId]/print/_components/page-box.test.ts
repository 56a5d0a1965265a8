import { describe, expect, it } from 'vitest';
import { cssString, pageBox } from './page-box';

describe('the margins of a page', () => {
  it('hold any name, and nothing but a name', () => {
    expect(cssString('Dana Whitfield, RN')).toBe('"Dana Whitfield, RN"');
    expect(cssString('Nguyễn')).toBe('"Nguy\\1ec5 n"');
    expect(cssString('a"; } </style>\n\\')).toBe('"a\\22 \\3b  \\7d  \\3c \\2f style\\3e \\a \\5c "');
  });

  it('count the pages', () => {
    const css = pageBox({ title: 'Case PA-26-000001', printed: 'Printed today' });
    expect(css).toContain('"Page " counter(page) " of " counter(pages)');
    expect(css).toContain('size: letter');
    expect(css).toContain('"Criterion \\b7  Case PA-26-000001"');
  });
});
