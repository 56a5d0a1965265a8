import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { LINES_OF_BUSINESS, type LineOfBusiness } from '../criteria/case-input.ts';
import type { ShorterClock } from './clock-input.ts';
import { type ClockInput, ClockInputError, type ClockStep, dueTime } from './clocks.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from './overlays.ts';
import type { Urgency } from './regulation.ts';
import worked from './testdata/clocks.json' with { type: 'json' };

const base: ClockInput = {
  lineOfBusiness: 'medicaid',
  urgency: 'standard',
  timeZone: 'America/New_York',
  receivedAt: '2026-11-17T14:30:00Z',
  steps: [],
};
const due = (over: Partial<ClockInput> = {}) => dueTime({ ...base, ...over });
const dueAt = (over: Partial<ClockInput> = {}) => due(over).dueAt;
const commercial = { lineOfBusiness: 'commercial', timeZone: 'America/Chicago', receivedAt: '2026-11-02T18:00:00Z' } as const;
const urgentCommercial = { ...commercial, urgency: 'expedited' } as const;

describe('the worked examples', () => {
  // The file is the contract; its values are read as the program would read them.
  it.each(worked.map((each) => [each.name, each] as const))('%s', (_name, example) => {
    expect(dueTime(JSON.parse(JSON.stringify(example)) as ClockInput).dueAt).toBe(example.dueAt);
  });
});

describe('day clocks end at 23:59:59 on the plan’s wall clock', () => {
  it.each([
    ['midnight begins the day', 'America/New_York', '2026-11-18T05:00:00Z', '2026-11-26T04:59:59Z'],
    ['the last second belongs to the day before', 'America/New_York', '2026-11-18T04:59:59.999Z', '2026-11-25T04:59:59Z'],
    ['received on the day daylight time begins', 'America/New_York', '2026-03-08T12:00:00Z', '2026-03-16T03:59:59Z'],
    ['across the start of daylight time', 'America/New_York', '2026-03-04T12:00:00Z', '2026-03-12T03:59:59Z'],
    ['due on the day daylight time ends', 'America/New_York', '2026-10-25T12:00:00Z', '2026-11-02T04:59:59Z'],
    ['a half-hour zone', 'Asia/Kolkata', '2026-11-17T18:29:59Z', '2026-11-24T18:29:59Z'],
    ['a half-hour zone, a second later', 'Asia/Kolkata', '2026-11-17T18:30:00Z', '2026-11-25T18:29:59Z'],
    ['a zone three quarters off the hour', 'Asia/Kathmandu', '2026-11-17T12:00:00Z', '2026-11-24T18:14:59Z'],
    ['half-hour daylight saving', 'Australia/Lord_Howe', '2026-03-31T12:00:00Z', '2026-04-07T13:29:59Z'],
    ['no daylight saving at all', 'America/Phoenix', '2026-03-06T12:00:00Z', '2026-03-14T06:59:59Z'],
    ['23:59:59 happens twice: the first counts', 'America/Asuncion', '2024-03-09T12:00:00Z', '2024-03-24T02:59:59Z'],
    ['a year without a leap day', 'America/New_York', '2027-02-25T14:00:00Z', '2027-03-05T04:59:59Z'],
    ['over the new year', 'Pacific/Honolulu', '2026-12-28T09:59:59Z', '2027-01-04T09:59:59Z'],
  ])('%s', (_name, timeZone, receivedAt, expected) => {
    expect(dueAt({ timeZone, receivedAt })).toBe(expected);
  });

  it('an offset in the instant is the same instant', () => {
    expect(dueAt({ receivedAt: '2026-11-17T09:30:00-05:00' })).toBe(dueAt());
  });
});

describe('which rule', () => {
  it.each<[LineOfBusiness, Urgency, string, string, string, boolean]>([
    ['medicaid', 'standard', '2026-01-01T05:00:00Z', '2026-01-09T04:59:59Z', '42 CFR 438.210(d)', true],
    ['medicaid', 'standard', '2026-01-01T04:59:59Z', '2026-01-15T04:59:59Z', '42 CFR 438.210(d)', true],
    ['medicare-advantage', 'standard', '2026-01-01T05:00:00Z', '2026-01-09T04:59:59Z', '42 CFR 422.568(b)', true],
    ['medicare-advantage', 'standard', '2026-01-01T04:59:59Z', '2026-01-15T04:59:59Z', '42 CFR 422.568(b)', true],
    ['medicare-advantage', 'expedited', '2026-11-17T14:30:00Z', '2026-11-20T14:30:00Z', '42 CFR 422.572', true],
    ['individual-exchange', 'standard', '2026-11-17T14:30:00Z', '2026-12-03T04:59:59Z', '45 CFR 147.136', false],
    ['fehb', 'expedited', '2026-11-17T14:30:00.250Z', '2026-11-20T14:30:00.25Z', '5 CFR 890.105', false],
  ])('%s %s received %s', (lineOfBusiness, urgency, receivedAt, expected, basis, verified) => {
    expect(due({ lineOfBusiness, urgency, receivedAt })).toEqual({ dueAt: expected, basis, verified, state: 'running' });
  });

  it('a Medicaid plan’s rating period may begin later in 2026', () => {
    const planSettings = { ratingPeriodStart: '2026-07-01' };
    expect(dueAt({ planSettings, receivedAt: '2026-06-30T14:00:00Z' })).toBe('2026-07-15T03:59:59Z');
    expect(dueAt({ planSettings, receivedAt: '2026-07-01T14:00:00Z' })).toBe('2026-07-09T03:59:59Z');
  });

  it('accreditation shortens a commercial plan’s time from its date on, and no other line’s', () => {
    const planSettings = { accreditation: 'ncqa' } as const;
    const accredited = due({ ...commercial, planSettings });
    expect(accredited).toMatchObject({ dueAt: '2026-11-10T05:59:59Z', basis: 'NCQA accreditation', verified: false });
    expect(due({ ...commercial, receivedAt: '2026-06-30T18:00:00Z', planSettings }).basis).toBe('29 CFR 2560.503-1(f)');
    expect(dueAt({ ...commercial, lineOfBusiness: 'fehb', planSettings })).toBe('2026-11-18T05:59:59Z');
  });

  it('a shorter clock of the plan rules from its date; a longer one changes nothing', () => {
    const clock: ShorterClock = {
      urgency: 'standard',
      unit: 'calendar-days',
      length: 5,
      effectiveFrom: '2026-11-17',
      citation: 'Contract 4.2',
      verified: true,
    };
    expect(due({ planSettings: { shorterClocks: [clock] } })).toMatchObject({ dueAt: '2026-11-23T04:59:59Z', basis: 'Contract 4.2' });
    expect(due({ planSettings: { shorterClocks: [{ ...clock, length: 9 }] } }).basis).toBe('42 CFR 438.210(d)');
    expect(due({ planSettings: { shorterClocks: [{ ...clock, effectiveFrom: '2026-11-18' }] } }).basis).toBe('42 CFR 438.210(d)');
    const hours = { ...clock, urgency: 'expedited', unit: 'hours', length: 24 } as const;
    expect(dueAt({ urgency: 'expedited', planSettings: { shorterClocks: [hours] } })).toBe('2026-11-18T14:30:00Z');
  });
});

describe('change of urgency', () => {
  const raise: ClockStep = { action: 'change-urgency', at: '2026-11-18T14:00:00Z', to: 'expedited' };
  const lower: ClockStep = { action: 'change-urgency', at: '2026-11-18T14:00:00Z', to: 'standard' };

  it('raised: 72 hours from the finding, whichever urgency the input names', () => {
    expect(dueAt({ steps: [raise] })).toBe('2026-11-21T14:00:00Z');
    expect(dueAt({ urgency: 'expedited', steps: [raise] })).toBe('2026-11-21T14:00:00Z');
  });

  it('raised late: never past the standard due time', () => {
    expect(dueAt({ steps: [{ ...raise, at: '2026-11-24T14:00:00Z' }] })).toBe('2026-11-25T04:59:59Z');
  });

  it('lowered: the standard time from receipt', () => {
    expect(dueAt({ urgency: 'expedited', steps: [lower] })).toBe('2026-11-25T04:59:59Z');
    expect(dueAt({ steps: [lower] })).toBe('2026-11-25T04:59:59Z');
  });

  it('lowered and raised again: the hours of the second finding', () => {
    expect(dueAt({ steps: [lower, { ...raise, at: '2026-11-19T09:00:00Z' }] })).toBe('2026-11-22T09:00:00Z');
  });

  it('lowered after an extension: not earlier than the date that was told', () => {
    const extend: ClockStep = { action: 'extend', at: '2026-11-18T12:00:00Z', days: 14 };
    expect(dueAt({ urgency: 'expedited', steps: [extend, lower] })).toBe('2026-12-05T04:59:59Z');
  });

  it('raised while the standard clock stands still: the hours run', () => {
    const steps: ClockStep[] = [
      { action: 'extend-for-information', at: '2026-11-12T18:00:00Z' },
      { action: 'change-urgency', at: '2026-11-20T18:00:00Z', to: 'expedited' },
    ];
    expect(due({ ...commercial, steps })).toMatchObject({ dueAt: '2026-11-23T18:00:00Z', state: 'running' });
  });
});

describe('extension', () => {
  it('federal: hour clocks move to the end of a day too', () => {
    const steps: ClockStep[] = [{ action: 'extend', at: '2026-11-18T12:00:00Z', days: 3 }];
    expect(dueAt({ urgency: 'expedited', steps })).toBe('2026-11-24T04:59:59Z');
  });

  it('federal: 14 days when none are named', () => {
    expect(dueAt({ steps: [{ action: 'extend', at: '2026-11-18T12:00:00Z' }] })).toBe('2026-12-09T04:59:59Z');
  });

  it('in the last second it is in time, after it is refused', () => {
    expect(dueAt({ steps: [{ action: 'extend', at: '2026-11-25T04:59:59Z', days: 1 }] })).toBe('2026-11-26T04:59:59Z');
    expect(() => due({ steps: [{ action: 'extend', at: '2026-11-25T05:00:00Z', days: 1 }] })).toThrow('steps[0].at');
  });

  it('for information: an answer after its due date changes nothing, one on the day does', () => {
    const ask: ClockStep = { action: 'extend-for-information', at: '2026-11-12T18:00:00Z' };
    const complete = (at: string): ClockStep => ({ action: 'information-complete', at });
    expect(dueAt({ ...commercial, steps: [ask, complete('2027-01-05T15:00:00Z')] })).toBe('2027-01-12T05:59:59Z');
    expect(dueAt({ ...commercial, steps: [ask, complete('2026-11-13T05:59:59Z')] })).toBe('2026-11-28T05:59:59Z');
    expect(dueAt({ ...commercial, steps: [{ ...ask, answerDays: 60 }] })).toBe('2027-01-27T05:59:59Z');
  });

  it('says until when the clock stands still', () => {
    const input = { ...commercial, steps: [{ action: 'extend-for-information', at: '2026-11-12T18:00:00Z' }] } as const;
    expect(due(input)).toMatchObject({ state: 'stopped', informationDueAt: '2026-12-28T05:59:59Z' });
    expect(due({ ...input, asOf: '2026-12-28T05:59:59Z' }).state).toBe('stopped');
    expect(due({ ...input, asOf: '2026-12-28T06:00:00Z' }).state).toBe('running');
  });
});

describe('information asked for', () => {
  const ask = (at: string, answerHours?: number): ClockStep => ({
    action: 'request-information',
    at,
    ...(answerHours === undefined ? {} : { answerHours }),
  });

  it('where nothing stops the clock it is due the margin before the decision', () => {
    const steps = [ask('2026-11-18T14:00:00Z')];
    expect(due({ steps })).toEqual({
      dueAt: '2026-11-25T04:59:59Z',
      basis: '42 CFR 438.210(d)',
      verified: true,
      state: 'running',
      informationDueAt: '2026-11-24T04:59:59Z',
    });
    expect(due({ steps, planSettings: { informationMarginHours: 48 } }).informationDueAt).toBe('2026-11-23T04:59:59Z');
    expect(due({ steps: [ask('2026-11-18T14:00:00Z', 24)] }).informationDueAt).toBe('2026-11-19T14:00:00Z');
    expect(due({ steps: [ask('2026-11-18T14:00:00Z', 900)] }).informationDueAt).toBe('2026-11-24T04:59:59Z');
  });

  it('asked within the margin: at once, never before it was asked', () => {
    expect(due({ steps: [ask('2026-11-24T14:00:00Z')] }).informationDueAt).toBe('2026-11-24T14:00:00Z');
  });

  it('a standard commercial request without extension is not stopped', () => {
    expect(due({ ...commercial, steps: [ask('2026-11-03T18:00:00Z')] })).toMatchObject({ dueAt: '2026-11-18T05:59:59Z', state: 'running' });
  });

  it('expedited commercial: in time up to the 24th hour, after it 72 hours stand', () => {
    expect(due({ ...urgentCommercial, steps: [ask('2026-11-03T18:00:00Z')] })).toMatchObject({
      dueAt: '2026-11-07T18:00:00Z',
      state: 'stopped',
      informationDueAt: '2026-11-05T18:00:00Z',
    });
    expect(due({ ...urgentCommercial, steps: [ask('2026-11-03T18:00:01Z')] })).toMatchObject({
      dueAt: '2026-11-05T18:00:00Z',
      state: 'running',
    });
  });

  it('expedited commercial: a quick answer shortens the time, a second request gives no more', () => {
    const steps = [ask('2026-11-02T19:00:00Z'), { action: 'information-complete', at: '2026-11-02T20:00:00Z' } as const];
    expect(dueAt({ ...urgentCommercial, steps })).toBe('2026-11-04T20:00:00Z');
    expect(dueAt({ ...urgentCommercial, steps: [...steps, ask('2026-11-02T21:00:00Z')] })).toBe('2026-11-04T20:00:00Z');
  });

  it('expedited federal: nothing stops', () => {
    expect(due({ urgency: 'expedited', steps: [ask('2026-11-17T15:00:00Z', 48)] })).toMatchObject({
      dueAt: '2026-11-20T14:30:00Z',
      state: 'running',
      informationDueAt: '2026-11-19T14:30:00Z',
    });
  });
});

describe('Arkansas overlay', () => {
  const arkansas = {
    timeZone: 'America/Chicago',
    planSettings: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] },
  } as const;
  const on = (receivedAt: string, steps: readonly ClockStep[] = [], urgency: Urgency = 'standard') =>
    due({ ...arkansas, receivedAt, steps, urgency });

  it.each([
    ['from a Tuesday', '2026-11-17T14:30:00Z', 'standard', '2026-11-20T05:59:59Z'],
    ['over a weekend', '2026-11-19T14:30:00Z', 'standard', '2026-11-24T05:59:59Z'],
    ['received on a Saturday', '2026-11-21T14:30:00Z', 'standard', '2026-11-25T05:59:59Z'],
    ['over Thanksgiving', '2026-11-25T14:30:00Z', 'standard', '2026-12-01T05:59:59Z'],
    ['over Christmas Eve and Christmas', '2026-12-23T14:30:00Z', 'standard', '2026-12-30T05:59:59Z'],
    ['Independence Day on a Saturday, kept on Friday', '2026-07-01T14:30:00Z', 'standard', '2026-07-07T04:59:59Z'],
    ['New Year’s Day on a Saturday, kept in the year before', '2027-12-30T14:30:00Z', 'standard', '2028-01-05T05:59:59Z'],
    ['urgent: one business day', '2026-11-17T14:30:00Z', 'expedited', '2026-11-19T05:59:59Z'],
  ] as const)('%s', (_name, receivedAt, urgency, expected) => {
    expect(on(receivedAt, [], urgency)).toMatchObject({ dueAt: expected, verified: false });
  });

  it('the earliest due time rules: 72 hours before a business day that comes later', () => {
    expect(on('2026-12-23T14:30:00Z', [], 'expedited')).toMatchObject({ dueAt: '2026-12-26T14:30:00Z', basis: '42 CFR 438.210(d)' });
  });

  it('begins when all information is in', () => {
    const ask: ClockStep = { action: 'request-information', at: '2026-11-17T15:00:00Z' };
    expect(on('2026-11-17T14:30:00Z', [ask])).toMatchObject({ dueAt: '2026-11-25T05:59:59Z', basis: '42 CFR 438.210(d)' });
    const complete: ClockStep = { action: 'information-complete', at: '2026-11-18T15:00:00Z' };
    expect(on('2026-11-17T14:30:00Z', [ask, complete]).dueAt).toBe('2026-11-21T05:59:59Z');
  });

  it('asking after it has run out does not bring it back', () => {
    const ask: ClockStep = { action: 'request-information', at: '2026-11-20T15:00:00Z' };
    expect(on('2026-11-17T14:30:00Z', [ask]).dueAt).toBe('2026-11-20T05:59:59Z');
  });
});

describe('wrong input is refused with the field named', () => {
  const at = '2026-11-18T12:00:00Z';
  it.each<[string, Record<string, unknown>]>([
    ['lineOfBusiness', { lineOfBusiness: 'tricare' }],
    ['lineOfBusiness', { lineOfBusiness: 'constructor' }],
    ['urgency', { urgency: 'urgent' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['timeZone', { timeZone: '+05:30' }],
    ['timeZone', { timeZone: '2026-11-17T14:30:00Z[America/New_York]' }],
    ['timeZone', { timeZone: undefined }],
    ['receivedAt', { receivedAt: '2026-11-17' }],
    ['receivedAt', { receivedAt: '2026-11-17T14:30:00' }],
    ['receivedAt', { receivedAt: '2026-02-30T14:30:00Z' }],
    ['receivedAt', { receivedAt: '2026-11-17T24:30:00Z' }],
    ['receivedAt', { receivedAt: 1794925800000 }],
    ['steps', { steps: undefined }],
    ['steps', { steps: {} }],
    ['steps[0]', { steps: [null] }],
    ['steps[0].action', { steps: [{ action: 'toString', at }] }],
    ['steps[0].at', { steps: [{ action: 'extend' }] }],
    ['steps[0].at', { steps: [{ action: 'extend', at: '2026-11-17T14:29:59Z' }] }],
    ['steps[0].days', { steps: [{ action: 'extend', at, days: 15 }] }],
    ['steps[0].days', { steps: [{ action: 'extend', at, days: 1.5 }] }],
    ['steps[0].days', { steps: [{ action: 'request-information', at, days: 3 }] }],
    ['steps[0].to', { steps: [{ action: 'change-urgency', at }] }],
    [
      'steps[1].to',
      {
        steps: [
          { action: 'change-urgency', at, to: 'expedited' },
          { action: 'change-urgency', at, to: 'expedited' },
        ],
      },
    ],
    [
      'steps[1].at',
      {
        steps: [
          { action: 'request-information', at },
          { action: 'extend', at: '2026-11-18T11:59:59Z' },
        ],
      },
    ],
    [
      'steps[1].action',
      {
        steps: [
          { action: 'extend', at, days: 2 },
          { action: 'extend', at, days: 2 },
        ],
      },
    ],
    ['steps[0].action', { steps: [{ action: 'information-complete', at }] }],
    ['steps[0].action', { steps: [{ action: 'extend-for-information', at }] }],
    ['steps[0].action', { lineOfBusiness: 'commercial', urgency: 'expedited', steps: [{ action: 'extend', at }] }],
    ['steps[0].answerDays', { lineOfBusiness: 'fehb', steps: [{ action: 'extend-for-information', at, answerDays: 44 }] }],
    [
      'steps[0].answerHours',
      { lineOfBusiness: 'fehb', urgency: 'expedited', steps: [{ action: 'request-information', at, answerHours: 47 }] },
    ],
    ['planSettings', { planSettings: [] }],
    ['planSettings.shorter', { planSettings: { shorter: [] } }],
    ['planSettings.ratingPeriodStart', { planSettings: { ratingPeriodStart: '2027-01-01' } }],
    ['planSettings.accreditation', { planSettings: { accreditation: 'urac' } }],
    ['planSettings.overlays[0].id', { planSettings: { overlays: [{ length: {} }] } }],
    ['planSettings.shorterClocks[0].unit', { planSettings: { shorterClocks: [{ urgency: 'standard', unit: 'weeks' }] } }],
  ])('%s', (field, over) => {
    const wrong = { ...base, ...over } as ClockInput;
    expect(() => dueTime(wrong)).toThrow(ClockInputError);
    expect(() => dueTime(wrong)).toThrow(expect.objectContaining({ field }));
  });

  it.each([[null], ['text'], [[]], [7]])('no case at all: %j', (value) => {
    expect(() => dueTime(value as unknown as ClockInput)).toThrow(ClockInputError);
  });

  it('reads nothing from a prototype', () => {
    expect(() => dueTime(Object.create(base) as ClockInput)).toThrow('urgency');
  });
});

describe('laws', () => {
  const zones = [
    'America/New_York',
    'America/Los_Angeles',
    'America/Phoenix',
    'America/Puerto_Rico',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'UTC',
  ];
  const instant = fc.integer({ min: 1_767_312_000, max: 1_956_528_000 }).map((s) => Temporal.Instant.fromEpochMilliseconds(s * 1000));
  const request = fc.record({
    lineOfBusiness: fc.constantFrom(...LINES_OF_BUSINESS),
    urgency: fc.constantFrom<Urgency>('standard', 'expedited'),
    timeZone: fc.constantFrom(...zones),
    receivedAt: instant,
  });
  const day = (at: Temporal.Instant, timeZone: string) => at.toZonedDateTimeISO(timeZone).toPlainDate();
  const STANDARD: Record<LineOfBusiness, number> = {
    medicaid: 7,
    'medicare-advantage': 7,
    commercial: 15,
    'individual-exchange': 15,
    fehb: 15,
  };

  it('without steps: exactly so many days or hours, and not a second more', () => {
    fc.assert(
      fc.property(request, (each) => {
        const at = Temporal.Instant.from(dueTime({ ...each, receivedAt: each.receivedAt.toString(), steps: [] }).dueAt);
        if (each.urgency === 'expedited') return at.since(each.receivedAt).total('hours') === 72;
        const last = day(each.receivedAt, each.timeZone).add({ days: STANDARD[each.lineOfBusiness] });
        return day(at, each.timeZone).equals(last) && day(at.add({ seconds: 1 }), each.timeZone).equals(last.add({ days: 1 }));
      }),
    );
  });

  it('a later receipt is never due earlier', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 2_000_000 }), (each, seconds) => {
        const first = dueTime({ ...each, receivedAt: each.receivedAt.toString(), steps: [] }).dueAt;
        const second = dueTime({ ...each, receivedAt: each.receivedAt.add({ seconds }).toString(), steps: [] }).dueAt;
        return Temporal.Instant.compare(first, second) <= 0;
      }),
    );
  });

  const steps = fc.array(
    fc.record({
      action: fc.constantFrom('extend', 'extend-for-information', 'request-information', 'information-complete', 'change-urgency'),
      afterSeconds: fc.integer({ min: 0, max: 400_000 }),
    }),
    { maxLength: 5 },
  );
  /** Steps in order; each change of urgency goes to the other one. Those that the rules refuse are left out. */
  const played = (
    each: Omit<ClockInput, 'steps' | 'receivedAt'> & { receivedAt: Temporal.Instant },
    drawn: { action: string; afterSeconds: number }[],
  ) => {
    let input: ClockInput = { ...each, receivedAt: each.receivedAt.toString(), steps: [] };
    let [at, urgency] = [each.receivedAt, each.urgency];
    for (const { action, afterSeconds } of drawn) {
      at = at.add({ seconds: afterSeconds });
      const to = urgency === 'standard' ? 'expedited' : 'standard';
      const step = { action, at: at.toString(), ...(action === 'change-urgency' ? { to } : {}) } as ClockStep;
      try {
        const next = { ...input, steps: [...input.steps, step] };
        dueTime(next);
        input = next;
        if (action === 'change-urgency') urgency = to;
      } catch (error) {
        if (!(error instanceof ClockInputError)) throw error;
      }
    }
    return input;
  };

  it('whatever happens: never later than the most that the rules allow', () => {
    fc.assert(
      fc.property(request, steps, (each, drawn) => {
        const input = played(each, drawn);
        const at = Temporal.Instant.from(dueTime(input).dueAt);
        const federal = each.lineOfBusiness === 'medicaid' || each.lineOfBusiness === 'medicare-advantage';
        const most = federal ? 7 + 14 : 15 + 45 + 15;
        expect(
          Temporal.PlainDate.compare(day(at, each.timeZone), day(each.receivedAt, each.timeZone).add({ days: most })),
        ).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('an overlay or a shorter clock never makes anything later', () => {
    fc.assert(
      fc.property(request, steps, (each, drawn) => {
        const input = played(each, drawn);
        const stricter = { ...input, planSettings: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] } };
        return Temporal.Instant.compare(dueTime(stricter).dueAt, dueTime(input).dueAt) <= 0;
      }),
    );
  });

  it('raising never gives more time than the standard clock had', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 3_000_000 }), (each, seconds) => {
        const standard = { ...each, urgency: 'standard' as const, receivedAt: each.receivedAt.toString(), steps: [] };
        const raise: ClockStep = { action: 'change-urgency', at: each.receivedAt.add({ seconds }).toString(), to: 'expedited' };
        return Temporal.Instant.compare(dueTime({ ...standard, steps: [raise] }).dueAt, dueTime(standard).dueAt) <= 0;
      }),
    );
  });
});
