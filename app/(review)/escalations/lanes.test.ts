import { expect, test } from 'vitest';
import type { EscalationRow } from '@/lib/use-cases/list-escalations.ts';
import { isShown, queueRow, readShown } from './lanes';

const row: EscalationRow = {
  id: 'c1',
  number: 'PA-26-000001',
  memberName: 'Maria Nguyễn-Ortega',
  planName: 'Molina Medicaid, OH',
  timeZone: 'America/New_York',
  stage: 'permanent',
  codes: ['62362', '62350'],
  outcome: 'needs-physician',
  reasons: [],
  urgency: 'standard',
  dueAt: '2026-11-25T04:59:59.000Z',
  overdue: false,
  reason: 'policy-unclear',
  question: 'Does not tolerated count as failed?',
  escalatedBy: 'Dana Whitfield',
  escalatedAt: '2026-11-22T16:04:00.000Z',
  director: null,
};

test('a row in words, on the plan’s clock', () => {
  expect(queueRow(row, 'osei', '2026-11-22T17:00:00.000Z')).toMatchObject({
    left: { text: '2 d 11 h' },
    request: 'Permanent pump · 62362 + 1',
    reason: 'The policy’s words do not decide',
    escalatedBy: 'D. Whitfield',
    escalatedAt: 'Nov 22, 11:04 ET',
    takenBy: null,
    isMine: false,
  });
  expect(queueRow({ ...row, director: { id: 'osei', name: 'Abena Osei' } }, 'osei', '2026-11-22T17:00:00.000Z')).toMatchObject({
    takenBy: 'A. Osei',
    isMine: true,
  });
});

test('an address asks for a part of the queue, and for all where it is wrong', () => {
  expect(readShown('mine')).toBe('mine');
  expect(readShown(['mine', 'all'])).toBe('all');
  expect(readShown(undefined)).toBe('all');
  const taken = { director: { id: 'osei', name: 'Abena Osei' } };
  expect([isShown(row, 'untaken', 'osei'), isShown(taken, 'untaken', 'osei')]).toEqual([true, false]);
  expect([isShown(row, 'mine', 'osei'), isShown(taken, 'mine', 'osei'), isShown(taken, 'mine', 'other')]).toEqual([false, true, false]);
});
