import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';
import { dueTime } from './clocks.ts';
import { isEnding } from './endings.ts';
import { ACTIONS, type Action, may, refusalOf, TRANSITIONS, transitionOf } from './lifecycle.ts';
import type { NoticeKey } from './notice.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from './overlays.ts';
import { type Begin, born, FIRST_DECIDERS, type Life, lived, noticesOf, PEOPLE, type Try, viewOf } from './testing-lives.ts';

vi.setConfig({ testTimeout: 60_000 });

// Whole lives: whatever is tried, in whatever order and by whomever, the table allows only what keeps these promises.

const begin: fc.Arbitrary<Begin> = fc.record({
  lineOfBusiness: fc.constantFrom('medicaid', 'medicare-advantage', 'commercial', 'individual-exchange', 'fehb'),
  urgency: fc.constantFrom('standard', 'expedited'),
  attestedBy: fc.constantFrom('', 'practitioner', 'member', 'reviewer'),
  receivedAt: fc
    .integer({ min: 0, max: 330 * 24 * 60 })
    .map((minutes) => Temporal.Instant.from('2026-01-05T06:00:00Z').add({ minutes }).toString()),
  timeZone: fc.constantFrom('America/New_York', 'America/Chicago', 'Pacific/Honolulu'),
  clocks: fc.constantFrom({}, { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] }, { accreditation: 'ncqa' as const }),
  inTransition: fc.boolean(),
  appeal: fc.boolean(),
});
/** Some of the things that people do come up more often: else few lives would get far. */
const COMMON: readonly Action[] = [
  'lapse-information',
  'confirm-ready',
  'confirm-ready',
  'approve',
  'approve',
  'claim',
  'answer',
  'confirm-ready',
  'approve',
  'request-information',
  'record-information',
  'escalate',
  'take',
  'sign-deny',
  'sign-deny',
  'take',
  'escalate',
  'issue-letter',
  'deliver',
  'issue-notice',
  'deliver-notice',
  'record-external-review',
  'forward-appeal',
  'reconsider',
  'appeal',
  'sign-approve-in-part',
  'confirm-check',
  'end-not-required',
  'redirect',
];
/** What ends a life at once, whatever came before it, comes up seldom: else few would get far. */
const SHORT: readonly Action[] = ['dismiss', 'withdraw'];
const TRIED = ACTIONS.filter((action) => action !== 'receive' && !SHORT.includes(action));
const tries: fc.Arbitrary<Try> = fc.record({
  action: fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...TRIED) },
    { weight: 40, arbitrary: fc.constantFrom(...COMMON) },
    { weight: 1, arbitrary: fc.constantFrom(...SHORT) },
  ),
  by: fc.constantFrom(...PEOPLE),
  hours: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 6 }) }, { weight: 2, arbitrary: fc.integer({ min: 7, max: 400 }) }),
  choice: fc.nat({ max: 29 }),
});
/** Mostly by somebody whom the table admits, and where it admits nobody, something common that it does: a life of refusals shows little. */
const willing = (life: Life, tried: Try): Try => {
  if (tried.choice % 3 === 0) return tried;
  const view = viewOf(life);
  const able = (action: Action) => PEOPLE.filter((who) => may(action, view, who));
  const first = tried.choice % COMMON.length;
  const turns = [tried.action, ...COMMON.slice(first), ...COMMON.slice(0, first)];
  const action = turns.find((each) => able(each).length > 0) ?? tried.action;
  const people = able(action);
  return { ...tried, action, by: people[tried.choice % Math.max(1, people.length)] ?? tried.by };
};
function livesOf(from: Begin, drawn: readonly Try[]): Life[] {
  const lives = [born(from)];
  for (const tried of drawn) {
    const now = lives.at(-1) ?? born(from);
    lives.push(lived(now, willing(now, tried)));
  }
  return lives;
}

/** `seed`: the same lives each time, where the test asks where they lead. */
const everyLife = (holds: (lives: Life[]) => void, more: { numRuns?: number; seed?: number } = {}) =>
  fc.assert(
    fc.property(begin, fc.array(tries, { minLength: 30, maxLength: 120 }), (from, drawn) => holds(livesOf(from, drawn))),
    { numRuns: 100, ...more },
  );

/** The notices that came to be owed, told from what was done and from nothing else. */
function arisen({ lived: done }: Life): NoticeKey[] {
  return done.flatMap(({ action, before }, i): NoticeKey[] => {
    const after = done[i + 1]?.before;
    switch (action) {
      case 'approve':
      case 'approve-continuity':
      case 'sign-approve':
      case 'sign-approve-in-part':
      case 'sign-deny':
      case 'deny-administratively':
      case 'end-not-required':
      case 'redirect':
      case 'dismiss':
        return ['decision'];
      case 'amend-authorization':
        return [`amended:${i + 1}`];
      case 'end-authorization':
        return [`ended:${i + 1}`];
      case 'forward-appeal':
        return [`forwarded:${i + 1}`];
      case 'record-external-review':
        return after === undefined || after.authorizations.length === before.authorizations.length ? [] : [`ordered:${i + 1}`];
      case 'withdraw':
        return ['withdrawal'];
      case 'extend':
        return [`extension:${i + 1}`];
      case 'change-urgency':
        return before.urgency === 'expedited' ? [`urgency:${i + 1}`] : [];
      case 'request-information':
        return [`information:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`];
      case 'flag-overdue':
        return after === undefined || after.overdue?.consequence === 'overdue' ? [] : ['missed-due'];
      default:
        return [];
    }
  });
}

const isGiven = ({ letters, recipients }: Life, key: NoticeKey) =>
  recipients.every((recipient) => letters.some((letter) => letter.key === key && letter.recipient === recipient && letter.delivered));

describe('no notice owed is forgotten', () => {
  it('each that arose is on the list, and only a request for information ever comes off it ungiven', () => {
    everyLife((lives) => {
      for (const life of lives.slice(-1)) {
        const listed = noticesOf(life);
        for (const key of arisen(life)) expect(listed.map((notice) => notice.key)).toContain(key);
        for (const { key, moot } of listed) if (moot !== null) expect(key).toMatch(/^information:/);
      }
    });
  });

  it('a case closes with every one given to everybody, and not before', () => {
    everyLife((lives) => {
      for (const life of lives) {
        const open = noticesOf(life).filter(({ key, moot }) => moot === null && !isGiven(life, key));
        if (life.status === 'closed') expect(open).toEqual([]);
        if (life.status === 'decided') expect(open.length).toBeGreaterThan(0);
      }
    });
  });

  it('whatever is still owed, somebody may issue or deliver now', () => {
    everyLife(
      (lives) => {
        for (const life of lives) {
          for (const { key, moot } of noticesOf(life)) {
            if (moot !== null || isGiven(life, key)) continue;
            const actions = key === 'decision' ? (['issue-letter', 'deliver'] as const) : (['issue-notice', 'deliver-notice'] as const);
            expect(actions.some((action) => PEOPLE.some((who) => allows(life, action, who, key)))).toBe(true);
          }
        }
      },
      { numRuns: 40 },
    );
  });
});

function allows(life: Life, action: Action, who: (typeof PEOPLE)[number], notice: NoticeKey): boolean {
  const row = transitionOf(action, life.status);
  return row !== undefined && refusalOf(row, viewOf(life), who, { notice }) === null;
}

describe('no clock ends later than the rule allows', () => {
  const endOfDay = ({ receivedAt, timeZone }: Life, days: number) =>
    Temporal.Instant.from(receivedAt)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .add({ days })
      .toZonedDateTime({ timeZone, plainTime: '23:59:59' })
      .toInstant();
  const isFederal = ({ lineOfBusiness }: Life) => lineOfBusiness === 'medicaid' || lineOfBusiness === 'medicare-advantage';
  const did = ({ clockSteps }: Life, action: string) => clockSteps.some((step) => step.action === action);

  it('by what was done to it, counted from receipt', () => {
    everyLife((lives) => {
      for (const life of lives) {
        const given = life.lineOfBusiness === 'medicare-advantage' ? 60 : 30;
        const standard = life.appeal ? 30 : did(life, 'service-given') ? given : isFederal(life) ? 7 : 15;
        // For named information: noticed by day 15, 45 days to answer, then 15.
        const extension = did(life, 'extend-for-information') ? 60 : did(life, 'extend') ? (isFederal(life) ? 14 : 15) : 0;
        const latest = endOfDay(life, standard + extension);
        expect(Temporal.Instant.compare(Temporal.Instant.from(life.due.dueAt), latest), life.due.dueAt).toBeLessThanOrEqual(0);
      }
    });
  });

  it('urgent from the beginning and never extended: hours from receipt', () => {
    everyLife((lives) => {
      for (const life of lives) {
        const moves = life.clockSteps.map(({ action }) => action);
        if (life.urgency !== 'expedited' || moves.some((action) => action === 'change-urgency' || action.startsWith('extend'))) continue;
        // With information missing, asked within 24 hours: 48 to answer, and 48 after that.
        const hours = !isFederal(life) && moves.includes('request-information') ? 24 + 48 + 48 : 72;
        const latest = Temporal.Instant.from(life.receivedAt).add({ hours });
        expect(Temporal.Instant.compare(Temporal.Instant.from(life.due.dueAt), latest)).toBeLessThanOrEqual(0);
      }
    });
  });

  it('and an overlay only ever brings it nearer; one extension is the most', () => {
    everyLife((lives) => {
      for (const life of lives) {
        const { lineOfBusiness, urgency, timeZone, receivedAt, clockSteps: steps } = life;
        expect(steps.filter(({ action }) => action === 'extend' || action === 'extend-for-information').length).toBeLessThanOrEqual(1);
        if (life.clocks.overlays === undefined) continue;
        const without = dueTime({ lineOfBusiness, urgency, timeZone, receivedAt, steps, planSettings: {}, appeal: life.appeal });
        expect(Temporal.Instant.compare(Temporal.Instant.from(life.due.dueAt), Temporal.Instant.from(without.dueAt))).toBeLessThanOrEqual(
          0,
        );
      }
    });
  });
});

describe('nobody decides what they may not', () => {
  const DECIDING: readonly Action[] = ['approve', 'approve-continuity', 'sign-approve', 'sign-approve-in-part', 'sign-deny'];
  const ENDING: readonly Action[] = ['deny-administratively', 'end-not-required', 'redirect', 'dismiss'];
  /** Which check each ending rests on; a dismissal rests on none. */
  const FOUND: Readonly<Record<string, readonly string[]>> = {
    'deny-administratively': ['eligibility', 'benefit'],
    'end-not-required': ['authorization'],
    redirect: ['responsibility'],
  };
  const foundAgainst = ({ checks }: Life) => checks.flatMap(({ kind, result }) => (result === 'unfavorable' ? [kind] : []));

  it('a denial is a director’s who took the case and prepared nothing; an approval the holder’s, by the criteria or the rule for new members', () => {
    everyLife((lives) => {
      const done = lives.at(-1)?.lived ?? [];
      const deciding = done.filter(({ action }) => DECIDING.includes(action));
      expect(deciding.length).toBeLessThanOrEqual(1);
      for (const { action, by, before } of deciding) {
        const earlier = before.lived;
        // What was found before review leads elsewhere.
        expect(foundAgainst(before).filter((kind) => Object.values(FOUND).flat().includes(kind))).toEqual([]);
        if (action.startsWith('sign-')) {
          expect(by.role).toBe('medical-director');
          expect(earlier.findLast((each) => each.action === 'take')?.by.id).toBe(by.id);
          expect(before.preparedBy).not.toContain(by.id);
          continue;
        }
        expect(by.role).toBe('nurse');
        const held = earlier.findLast((each) => each.action === 'claim' || each.action === 'assign' || each.action === 'reassign');
        expect(held).toBeDefined();
        expect(before.assigneeId).toBe(by.id);
        if (action === 'approve-continuity') expect(before.inTransition).toBe(true);
        else {
          expect(['meets', 'no-review-required']).toContain(before.outcome);
          const edits = earlier.findLastIndex((each) => each.action === 'answer' || each.action === 'cite');
          expect(earlier.findLastIndex((each) => each.action === 'confirm-ready')).toBeGreaterThan(edits);
        }
      }
    });
  });

  it('a case ends otherwise once, on what a person found, by those of the plan who may; nobody denies for benefit or eligibility but its managers', () => {
    everyLife((lives) => {
      const done = lives.at(-1)?.lived ?? [];
      const ending = done.filter(({ action }) => ENDING.includes(action));
      expect(done.filter(({ action }) => [...DECIDING, ...ENDING].includes(action)).length).toBeLessThanOrEqual(1);
      for (const { action, by, before } of ending) {
        expect(action === 'deny-administratively' ? ['manager'] : ['nurse', 'manager']).toContain(by.role);
        const rests = FOUND[action];
        if (rests) expect(rests.some((kind) => foundAgainst(before).some((found) => found === kind))).toBe(true);
      }
    });
  });

  it('an appeal is decided, or ended, by nobody who took part in the first decision; what follows from it has its own clock', () => {
    everyLife((lives) => {
      const life = lives.at(-1);
      const made = life?.lived.find(({ action }) => [...DECIDING, ...ENDING].includes(action));
      if (!life?.appeal || !made || !life.decided) return;
      expect(FIRST_DECIDERS).not.toContain(made.by.id);
      const { kind } = life.decided;
      const own = life.duties.filter(({ arisenAt }) => arisenAt === life.decided?.at).map((duty) => duty.kind);
      if (kind === 'approved' || kind === 'no-review-required' || kind === 'approved-in-part') expect(own).toContain('effectuation');
      const isUpheld = kind === 'denied' || kind === 'approved-in-part' || kind === 'administrative-denial';
      expect(own.includes('forwarding')).toBe(isUpheld && life.lineOfBusiness === 'medicare-advantage');
      for (const { kind: duty, dueAt, arisenAt } of life.duties) {
        // By the appeal's own due time, or within 30 days, to the end of the last.
        const ends = [Temporal.Instant.from(life.due.dueAt), Temporal.Instant.from(arisenAt).add({ hours: 24 * 31 })];
        expect(
          ends.some((end) => Temporal.Instant.compare(Temporal.Instant.from(dueAt), end) <= 0),
          duty,
        ).toBe(true);
      }
    });
  });

  it('what runs is ended by a medical director alone, who did not prepare the case', () => {
    everyLife((lives) => {
      for (const { action, by, before } of lives.at(-1)?.lived ?? []) {
        if (action !== 'end-authorization' && action !== 'reconsider') continue;
        expect(by.role).toBe('medical-director');
        expect(before.preparedBy).not.toContain(by.id);
      }
    });
  });

  it('no machine, auditor or administrator ever decides, by any row, and a manager nothing on its merits', () => {
    const deciding = TRANSITIONS.filter((row) => row.to === 'decided' && row.from !== 'decided' && row.from !== 'closed');
    expect(new Set(deciding.map((row) => row.action))).toEqual(new Set([...DECIDING, ...ENDING]));
    everyLife((lives) => {
      const decided = lives.at(-1)?.decided;
      if (decided) expect(isEnding(decided.kind) ? ['nurse', 'manager'] : ['nurse', 'medical-director']).toContain(decided.by.role);
    });
  });
});

it('the lives drawn go everywhere: each status is reached, each way of deciding taken', () => {
  const seen = new Set<string>();
  everyLife(
    (lives) => {
      for (const life of lives) seen.add(life.status);
      for (const { action } of lives.at(-1)?.lived ?? []) seen.add(action);
    },
    { numRuns: 800, seed: 20261128 },
  );
  const wanted = ['received', 'in-review', 'pended', 'director-review', 'decided', 'closed', 'withdrawn', ...ACTIONS].filter(
    (each) => each !== 'receive',
  );
  expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
});
