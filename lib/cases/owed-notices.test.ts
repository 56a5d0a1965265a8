import { describe, expect, it } from 'vitest';
import { type NoticeCase, type NoticeEvent, owedNotices } from './owed-notices.ts';

const ID = '5c7b9f0e-3a2d-4a8c-9d55-1b8f5a3e7d10';
const REQUEST: NoticeCase['informationRequests'][number] = {
  ...{
    id: ID,
    askedBy: 'Dana Whitfield',
    askedAt: '2026-11-20T15:00:00.000Z',
    dueAt: '2026-11-23T15:00:00.000Z',
    stopsClock: false,
    note: 'By fax',
  },
  ...{ completedAt: null, lapsedAt: null },
  items: [
    { number: 1, leaf: '2.c', fact: 'painNrs', what: 'The pain score' },
    { number: 2, leaf: '9.z', fact: 'trialSuccessful', what: 'The trial report' },
  ],
};
const ADDRESS = { line1: '1 Main St', line2: '', city: 'Columbus', state: 'OH', postalCode: '43215' };
const NO_AFTER = {
  lines: [{ number: 1, code: '62362', units: 1, site: 'Outpatient hospital', dateOfService: '2026-12-01' }],
  practitioner: { name: 'Ruth Adeyemi, MD', npi: '1999999984', specialty: 'Pain medicine', address: ADDRESS, phone: '', fax: '' },
  facility: { name: 'Riverside', npi: '1999999992', address: ADDRESS },
  authorizations: [],
  duties: [],
  externalReviews: [],
} as const;
const DECISION: NonNullable<NoticeCase['decision']> = {
  lines: [{ number: 1, result: 'approved' }],
  authorizationNumber: 'AUTH-26-000001',
  validFrom: '2026-12-01',
  validTo: '2027-02-28',
  signerName: 'Dana Whitfield, RN',
  decidedAt: '2026-11-25T12:00:00.000Z',
};
const NOTHING: NoticeCase = {
  status: 'in-review',
  clockSteps: [],
  overdue: null,
  decision: null,
  noticeEvents: [],
  informationRequests: [],
  ...NO_AFTER,
};
const CLAUSES = [{ id: '2.c', statement: 'Pain of 7 or more', citation: 'Page 3' }];

const told = { number: 7, at: '2026-11-21T12:00:00.000Z', actor: { name: 'Dana Whitfield' } };
const clock = { before: '2026-11-27T04:59:59Z', after: '2026-12-11T04:59:59Z' };
const extended: NoticeEvent = {
  ...told,
  type: 'clock-extended',
  payload: { reason: 'A report is awaited', askedBy: 'practitioner', clock },
};
const changed = (to: string): NoticeEvent => ({ ...told, type: 'urgency-changed', payload: { to, reason: 'No danger in waiting', clock } });
const flagged = (consequence: 'overdue' | 'deemed-denied' | 'deemed-approved', number = 9): NoticeEvent => ({
  ...{ ...told, number, type: 'overdue-flagged' },
  payload: { dueAt: '2026-11-27T04:59:59Z', consequence },
});
const owed = (over: Partial<NoticeCase>) => owedNotices({ ...NOTHING, ...over }, CLAUSES);
const said = (over: Partial<NoticeCase>) => owed(over).map(({ key, moot }) => [key, moot]);

describe('the notices that a case owes', () => {
  it('none, as long as nothing gives rise to one', () => {
    expect(owed({})).toEqual([]);
  });

  it('a request for information names each item with the clause that it serves, and none where none governs', () => {
    const [notice] = owed({ status: 'pended', informationRequests: [REQUEST] });
    expect(notice).toMatchObject({ key: `information:${ID}`, at: REQUEST.askedAt, moot: null });
    expect(notice?.notice).toEqual({
      ...{
        kind: 'information-request',
        askedBy: 'Dana Whitfield',
        askedAt: REQUEST.askedAt,
        dueAt: REQUEST.dueAt,
        stopsClock: false,
        note: 'By fax',
      },
      items: [
        { number: 1, what: 'The pain score', fact: 'painNrs', criterion: CLAUSES[0] },
        { number: 2, what: 'The trial report', fact: 'trialSuccessful', criterion: null },
      ],
    });
  });

  it.each<[string, Partial<NoticeCase>, Partial<typeof REQUEST>, string | null]>([
    ['while the case waits', { status: 'pended' }, {}, null],
    ['once it came in', { status: 'in-review' }, { completedAt: '2026-11-21T00:00:00Z' }, 'The information came in'],
    ['once its time is over', { status: 'in-review' }, { lapsedAt: '2026-11-24T00:00:00Z' }, 'The time to send it is over'],
    ['with a director meanwhile', { status: 'director-review' }, {}, 'The case no longer waits for it'],
    ['of a case withdrawn', { status: 'withdrawn' }, {}, 'The case no longer waits for it'],
  ])('a request for information %s', (_when, over, request, moot) => {
    expect(said({ ...over, informationRequests: [{ ...REQUEST, ...request }] })).toEqual([[`information:${ID}`, moot]]);
  });

  it('an earlier request is over when a second is open', () => {
    const second = { ...REQUEST, id: ID.replace('5', '6'), askedAt: '2026-11-22T15:00:00.000Z' };
    const first = { ...REQUEST, lapsedAt: '2026-11-22T14:00:00.000Z' };
    expect(said({ status: 'pended', informationRequests: [first, second] }).map(([, moot]) => moot)).toEqual([
      'The time to send it is over',
      null,
    ]);
  });

  it('an extension, as long as the clock keeps its step', () => {
    const clockSteps = [{ action: 'extend', at: '2026-11-21T12:00:00Z' }] as const;
    const [notice] = owed({ noticeEvents: [extended], clockSteps });
    const { before: previousDueAt, after: dueAt } = clock;
    expect(notice).toEqual({
      ...{ key: 'extension:7', at: told.at, moot: null },
      notice: {
        kind: 'extension',
        at: told.at,
        by: 'Dana Whitfield',
        reason: 'A report is awaited',
        askedBy: 'practitioner',
        previousDueAt,
        dueAt,
      },
    });
    expect(said({ noticeEvents: [extended] })).toEqual([['extension:7', 'The extension does not hold under the plan']]);
    const another = [{ action: 'change-urgency', at: told.at }] as const;
    expect(said({ noticeEvents: [extended], clockSteps: another })).toEqual([
      ['extension:7', 'The extension does not hold under the plan'],
    ]);
  });

  it('urgency lowered is owed, raised is not', () => {
    const clockSteps = [{ action: 'change-urgency', at: told.at }] as const;
    expect(said({ noticeEvents: [changed('standard')], clockSteps })).toEqual([['urgency:7', null]]);
    expect(said({ noticeEvents: [changed('expedited')], clockSteps })).toEqual([]);
    expect(said({ noticeEvents: [changed('standard')] })).toEqual([['urgency:7', 'The change does not hold under the plan']]);
  });

  it('a withdrawal, with who asked for it', () => {
    const event: NoticeEvent = { ...told, type: 'case-withdrawn', payload: { by: 'Ruth Adeyemi, MD', confirmed: 'Called back' } };
    expect(owed({ status: 'withdrawn', noticeEvents: [event] })).toEqual([
      {
        key: 'withdrawal',
        at: told.at,
        moot: null,
        notice: { kind: 'withdrawal', at: told.at, by: 'Ruth Adeyemi, MD', confirmed: 'Called back' },
      },
    ]);
  });

  it.each<['overdue' | 'deemed-denied' | 'deemed-approved', number]>([
    ['overdue', 0],
    ['deemed-denied', 1],
    ['deemed-approved', 1],
  ])('a due time that passed and is %s: %d', (consequence, count) => {
    expect(said({ noticeEvents: [flagged(consequence)], overdue: { consequence } })).toHaveLength(count);
  });

  it('a flag that a correction took back is moot, and of two the last counts', () => {
    const [missed] = said({ noticeEvents: [flagged('deemed-denied')] });
    expect(missed).toEqual(['missed-due', 'The due time was not missed under the plan']);
    const twice = [flagged('deemed-denied', 9), flagged('deemed-approved', 14)];
    expect(said({ noticeEvents: twice, overdue: { consequence: 'deemed-approved' } })).toEqual([['missed-due', null]]);
    expect(said({ noticeEvents: [flagged('deemed-denied', 9), flagged('overdue', 14)], overdue: { consequence: 'overdue' } })).toEqual([]);
  });

  it('all of them, oldest first', () => {
    const all: Partial<NoticeCase> = {
      status: 'decided',
      decision: DECISION,
      informationRequests: [{ ...REQUEST, completedAt: '2026-11-21T00:00:00Z' }],
      noticeEvents: [extended],
      clockSteps: [{ action: 'extend', at: told.at }],
    };
    expect(said(all).map(([key]) => key)).toEqual([`information:${ID}`, 'extension:7', 'decision']);
  });

  it('each new version of an authorization, and an appeal that went on, by the event that tells of it', () => {
    const { lines, practitioner, facility } = NO_AFTER;
    const version = {
      ...{ number: 'AUTH-26-000001', version: 2, kind: 'amended' as const, validFrom: '2026-12-01', validTo: '2027-02-28' },
      ...{ practitioner, facility, reason: 'Moved', basis: '', signedBy: null, noticeDays: 0 },
      lines: lines.map((line) => ({ ...line, site: 'Ambulatory surgical center' })),
      ...{ madeBy: 'Dana Whitfield, RN', madeAt: '2026-11-26T12:00:00.000Z', eventNumber: 12 },
    };
    const ended = {
      ...{ ...version, version: 3, kind: 'ended' as const, validTo: '2026-12-31', madeAt: '2026-11-27T12:00:00.000Z', eventNumber: 14 },
      ...{ signedBy: { name: 'Abena Osei', credential: 'MD, license 1 (OH)' }, noticeDays: 10, basis: '42 CFR 438.404(c)(1)' },
    };
    const duty = {
      kind: 'forwarding' as const,
      basis: '42 CFR 422.590',
      detail: { note: '', to: 'The entity', means: 'portal', sent: ['Case file'] },
    };
    const done = { ...duty, doneAt: '2026-11-28T12:00:00.000Z', doneBy: 'Dana Whitfield', eventNumber: 16 };
    const all = owed({
      decision: DECISION,
      authorizations: [version, ended],
      duties: [done, { ...done, kind: 'effectuation', eventNumber: 15 }],
    });
    expect(all.map(({ key }) => key)).toEqual(['decision', 'amended:12', 'ended:14', 'forwarded:16']);
    expect(all[1]?.notice).toMatchObject({
      changes: [{ what: 'Setting, line 1', before: 'Outpatient hospital', after: 'Ambulatory surgical center' }],
    });
    expect(all[2]?.notice).toMatchObject({ until: '2027-02-28', by: 'Abena Osei', days: 10 });
    expect(all[3]?.notice).toMatchObject({ to: 'The entity', sent: ['Case file'] });
  });
});
