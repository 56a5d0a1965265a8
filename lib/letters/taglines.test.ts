import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_PLAN_LETTERS, type PlanLetters, type TaglineKey } from '../cases/plan-letters.ts';
import { unsettableIn } from './coverage.ts';
import { MISSING_LANGUAGES, TAGLINES, taglinesFor } from './taglines.ts';

const SHARED = new URL('../../../shared/letters/taglines.json', import.meta.url);
const present = existsSync(SHARED);
const CONTACT = { phone: '1-800-555-0142', tty: '711' };
const key = (tag: string, edition: '2016' | '2024' = '2016'): TaglineKey => ({ tag, edition });
const plan = (taglines: TaglineKey[], confirmedTaglines: TaglineKey[] = []): PlanLetters => ({
  ...NO_PLAN_LETTERS,
  taglines,
  confirmedTaglines,
});

describe('the taglines', () => {
  it.skipIf(!present)(`are what the shared sheet holds, to the letter${present ? '' : ' (SKIPPED: ../shared/letters is absent)'}`, () => {
    expect(TAGLINES).toEqual(JSON.parse(readFileSync(SHARED, 'utf8')));
  });

  it('have a key, sources and a phone number each', () => {
    expect(new Set(TAGLINES.map(({ tag, edition }) => `${tag} ${edition}`)).size).toBe(TAGLINES.length);
    for (const tagline of TAGLINES) {
      expect(tagline.sources.length).toBeGreaterThan(0);
      expect(tagline.text.split('{phone}')).toHaveLength(2);
      expect(tagline.text.replace('{phone}', '').replace('{tty}', '')).not.toMatch(/[{}[\]]/u);
    }
  });

  it('can all be printed', () => {
    expect(unsettableIn(TAGLINES.map(({ text }) => text).join(''))).toEqual([]);
  });

  it('are missing where no source was found', () => {
    for (const { tag } of MISSING_LANGUAGES) expect(TAGLINES.some((one) => one.tag === tag && one.edition === '2016')).toBe(false);
  });
});

describe('the taglines of a plan', () => {
  it('stand in its order, with its numbers', () => {
    expect(taglinesFor(plan([key('vi'), key('es')]), CONTACT)).toEqual([
      {
        tag: 'vi',
        direction: 'ltr',
        text: 'CHÚ Ý: Nếu bạn nói Tiếng Việt, có các dịch vụ hỗ trợ ngôn ngữ miễn phí dành cho bạn. Gọi số 1-800-555-0142 (TTY: 711).',
      },
      {
        tag: 'es',
        direction: 'ltr',
        text: 'ATENCIÓN: si habla español, tiene a su disposición servicios gratuitos de asistencia lingüística. Llame al 1-800-555-0142 (TTY: 711).',
      },
    ]);
  });

  it('leave out the TTY where the plan has none', () => {
    const all = TAGLINES.map(({ tag, edition }) => ({ tag, edition }));
    for (const { text } of taglinesFor(plan(all, all), { phone: 'PHONE', tty: '' })) expect(text).not.toMatch(/[{}]|TTY|[(（]\s*[)）]/u);
    expect(taglinesFor(plan([key('es')]), { phone: 'PHONE', tty: '' })[0]?.text).toMatch(/ Llame al PHONE\.$/u);
  });

  it('leave out what nobody confirmed, until the plan does', () => {
    const wanted = [key('ar'), key('ru'), key('ar', '2024')];
    expect(taglinesFor(plan(wanted), CONTACT).map(({ tag }) => tag)).toEqual(['ru']);
    expect(taglinesFor(plan(wanted, [key('ar', '2024')]), CONTACT).map(({ tag, direction }) => [tag, direction])).toEqual([
      ['ru', 'ltr'],
      ['ar', 'rtl'],
    ]);
  });

  it('leave out a key that is not known, and repeat a number as it is typed', () => {
    const [only, ...rest] = taglinesFor(plan([key('xx'), key('de')]), { phone: '$& $1', tty: '$$' });
    expect(only?.text).toContain('Rufnummer: $& $1 (TTY: $$).');
    expect(rest).toEqual([]);
  });
});
