// Whoever opens a case or a letter is noted: every page and route of the app notes it, or stands below with what it shows instead.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** These show no case's content; a list of cases is not an opening. */
const SHOWS_NO_CASE: Readonly<Record<string, string>> = {
  '(review)/cases/[caseId]/records/uploads/route.ts': 'takes a file in',
  '(review)/cases/[caseId]/records/uploads/[uploadId]/route.ts': 'takes a file in, and says of it what its sender sent',
  '(account)/password/page.tsx': 'one’s own account',
  '(account)/second-factor/page.tsx': 'one’s own account',
  '(account)/sign-in/code/page.tsx': 'nothing before sign-in',
  '(account)/sign-in/page.tsx': 'nothing before sign-in',
  '(admin)/settings/log/page.tsx': 'changes of settings',
  '(admin)/settings/page.tsx': 'settings',
  '(admin)/settings/plans/[planId]/page.tsx': 'settings',
  '(admin)/settings/plans/page.tsx': 'settings',
  '(admin)/settings/users/[userId]/page.tsx': 'settings',
  '(admin)/settings/users/invite/page.tsx': 'settings',
  '(admin)/settings/users/page.tsx': 'settings',
  '(review)/account/page.tsx': 'one’s own account',
  '(review)/audit/page.tsx': 'who looked, by case number',
  '(review)/escalations/page.tsx': 'a list',
  '(review)/policies/[policyId]/[version]/page.tsx': 'a policy',
  '(review)/policies/compare/page.tsx': 'facts that somebody types, of no case',
  '(review)/policies/difference/page.tsx': 'policies',
  '(review)/policies/matrix/page.tsx': 'policies',
  '(review)/policies/page.tsx': 'policies',
  '(review)/readings/page.tsx': 'readings, without case or member',
  '(review)/reports/cases/page.tsx': 'a list, by case number',
  '(review)/reports/metrics/export/route.ts': 'sums',
  '(review)/reports/metrics/page.tsx': 'sums',
  '(review)/reports/page.tsx': 'sums',
  '(review)/reports/second-review/page.tsx': 'sums, and a list by case number',
  '(review)/requests/new/page.tsx': 'an empty form',
  '(review)/second-reviews/page.tsx': 'a list, without case or member',
  '(review)/worklist/live/route.ts': 'a list',
  '(review)/worklist/page.tsx': 'a list',
  'api/health/route.ts': 'no data',
  'api/metrics/route.ts': 'sums',
  'api/ready/route.ts': 'no data',
  'api/session/route.ts': 'one’s own session',
  'page.tsx': 'leads elsewhere',
  'pdfjs/[folder]/[file]/route.ts': 'parts of pdf.js',
};

/** The calls that note; `loadCasePage` is the one way from a page to a case, and notes it itself. */
const NOTES = /await (?:loadCasePage|noteView|recordViews?)\(/;

const files = fs
  .readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file));
const source = (file: string) => fs.readFileSync(path.join(import.meta.dirname, file), 'utf8');

test.each(files)('%s notes what it shows, or shows no case', (file) => {
  expect(NOTES.test(source(file)), 'notes a view').toBe(!(file in SHOWS_NO_CASE));
});

test('whatever has a case in its address notes it', () => {
  const isUpload = (file: string) => file.includes('/records/uploads/');
  expect(Object.keys(SHOWS_NO_CASE).filter((file) => /\[(caseId|letterId|reviewId)\]/.test(file) && !isUpload(file))).toEqual([]);
  expect(Object.keys(SHOWS_NO_CASE).filter((file) => !files.includes(file))).toEqual([]);
});

test('the pages’ way to a case notes it before it answers', () => {
  const load = source('(review)/cases/[caseId]/_load.ts');
  expect(load).toMatch(/loadCase\(viewer, number\)\);\n {2}await noteView\(/);
  expect(load).toMatch(/noteView[^}]+await recordView\(/);
});
