import { NO_PLAN_LETTERS } from '../../lib/cases/plan-letters.ts';
import { decisionLetter } from '../../lib/letters/content.ts';
import type { Block, LetterContent } from '../../lib/letters/letter.ts';
import { taglinesFor } from '../../lib/letters/taglines.ts';
import { snapshots } from '../../lib/letters/testing.ts';

const SERVICES = 9;
const LANGUAGES = ['es', 'ru', 'hi', 'fa'];
const PLAN = { ...NO_PLAN_LETTERS, taglines: LANGUAGES.map((tag) => ({ tag, edition: '2016' as const })) };

/** The letter of case number `index`: the same sort of letter as any other, with a number, a member and services of its own. */
export function contentOf(index: number): LetterContent {
  const base = snapshots.approved('medicaid');
  const lines = Array.from({ length: SERVICES }, (_, at) => ({
    ...base.lines[0],
    number: at + 1,
    code: String(62_000 + ((index * SERVICES + at) % 999)),
    description: `Service ${index + 1}.${at + 1}`,
    units: 1 + ((index + at) % 9),
    site: 'Hospital',
    dateOfService: '2026-12-03',
    result: 'approved' as const,
  }));
  const caseNumber = `PA-26-${String(index + 1).padStart(6, '0')}`;
  const snapshot = { ...snapshots.named(`Maria Nguyễn-Ortega ${index + 1}`, base), caseNumber, lines };
  const content = decisionLetter(snapshot, 'practitioner');
  const taglines = taglinesFor(PLAN, { phone: base.plan.phone, tty: base.plan.tty });
  return { ...content, blocks: [...content.blocks, ...taglines.map((tagline): Block => ({ type: 'tagline', ...tagline }))] };
}
