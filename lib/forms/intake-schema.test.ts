import { expect, test } from 'vitest';
import { makeIntake } from '../../tests/factories.ts';
import { intakeSchema } from './intake-schema.ts';
import { pumpAsksForFinding } from './pump-urgency.ts';

function problems(value: unknown): Record<string, string> {
  const parsed = intakeSchema.safeParse(value);
  return Object.fromEntries((parsed.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]));
}

test('a request as the form holds it becomes one as the server takes it', () => {
  const typed = makeIntake();
  const lines = typed.lines.map((line) => ({ ...line, code: ` ${line.code.toLowerCase()} `, units: '2' }));
  const parsed = intakeSchema.parse({ ...typed, lines, diagnoses: [{ code: 'm96.1 ', description: '' }] });
  expect(parsed.lines[0]).toMatchObject({ code: '62362', units: 2 });
  expect(parsed.diagnoses[0]?.code).toBe('M96.1');
});

test.each([
  ['0', 'At least 1 unit'],
  ['', 'At least 1 unit'],
  ['1.5', 'Units are a whole number'],
  ['two', 'Units are a whole number'],
  ['1e2', 'Units are a whole number'],
  ['0x10', 'Units are a whole number'],
  [true, 'Units are a whole number'],
  [[5], 'Units are a whole number'],
  [Number.NaN, 'Units are a whole number'],
  ['1000', 'At most 999 units'],
])('%o units are refused', (units, message) => {
  const [first] = makeIntake('trial').lines;
  expect(problems({ ...makeIntake('trial'), lines: [{ ...first, units }] })).toEqual({ 'lines.0.units': message });
});

test('an NPI is checked by its last digit, a ZIP code and a telephone number by their shape', () => {
  const { practitioner } = makeIntake();
  const address = { ...practitioner.address, postalCode: '4300' };
  const wrong = problems(makeIntake('trial', { practitioner: { ...practitioner, npi: '1234567890', phone: '555-0142', address } }));
  expect(Object.keys(wrong)).toEqual(['practitioner.npi', 'practitioner.phone', 'practitioner.address.postalCode']);
});

test('no date but a real one of these centuries', () => {
  for (const dateOfBirth of ['2025-02-29', '1899-12-31', '0961-04-09', '']) {
    expect(problems(makeIntake('trial', { member: { ...makeIntake().member, dateOfBirth } }))).toHaveProperty(['member.dateOfBirth']);
  }
  expect(problems(makeIntake('trial', { member: { ...makeIntake().member, dateOfBirth: '2026-12-02' } }))).toEqual({
    'member.dateOfBirth': 'The date of birth lies after the date of service',
  });
});

test('what a letter cannot print is refused where a letter would say it, and only there', () => {
  const { member, practitioner, lines, ...rest } = makeIntake('trial', { drug: 'སྨན', device: 'ཆས' });
  const [line] = lines;
  const wrong = problems({
    ...rest,
    member: { ...member, name: 'བོད', address: { ...member.address, line2: 'Apt\u202e 4' } },
    practitioner: { ...practitioner, specialty: 'Pain ན' },
    lines: [{ ...line, site: 'Clinic\u0007' }],
  });
  expect(wrong).toEqual({
    'member.name': 'Letters cannot print བ (U+0F56), ོ (U+0F7C), ད (U+0F51). Type it in other letters',
    'member.address.line2': 'Letters cannot print U+202E. Type it in other letters',
    'practitioner.specialty': 'Letters cannot print ན (U+0F53). Type it in other letters',
    'lines.0.site': 'Letters cannot print U+0007. Type it in other letters',
  });
  const names = ['陳大文', 'محمد علي', 'Nguyễn Thị Ngọc', 'Ana 🙂'];
  for (const name of names) expect(problems(makeIntake('trial', { member: { ...member, name } }))).toEqual({});
  // White space is a letter's to set, as pasting brings it in.
  expect(problems(makeIntake('trial', { member: { ...member, name: 'Maria\tNguyễn\u2028Ortega' } }))).toEqual({});
});

test('codes that leave the kind of request open ask for it on their lines', () => {
  expect(Object.keys(problems(makeIntake('open')))).toEqual(['lines.0.stage', 'lines.1.stage']);
  expect(problems(makeIntake('split'))).toEqual({});
  const [line] = makeIntake('trial').lines;
  expect(Object.keys(problems({ ...makeIntake('trial'), lines: [{ ...line, code: '' }] }))).toEqual(['lines.0.code']);
});

test('an expedited request says who asks and why', () => {
  const { urgency } = makeIntake();
  expect(Object.keys(problems(makeIntake('trial', { urgency: { ...urgency, requested: 'expedited' } })))).toEqual([
    'urgency.attestedBy',
    'urgency.finding',
  ]);
});

test('a yes about the pump, or a refill date, asks for a finding', () => {
  const { urgency } = makeIntake();
  expect(pumpAsksForFinding(urgency.pump)).toBe(false);
  for (const yes of [
    { implanted: 'yes' },
    { alarm: 'yes' },
    { batteryLow: 'yes' },
    { infection: 'yes' },
    { refillDueOn: '2026-12-01' },
  ] as const) {
    const pump = { ...urgency.pump, ...yes };
    expect(problems(makeIntake('trial', { urgency: { ...urgency, pump } }))).toEqual({ 'urgency.finding': expect.any(String) });
    expect(problems(makeIntake('trial', { urgency: { ...urgency, pump, finding: 'Works; refill in May.' } }))).toEqual({});
  }
});

test('a language is a tag, and a short one', () => {
  const { member } = makeIntake();
  const speaking = (language: string) => problems(makeIntake('trial', { member: { ...member, language } }));
  for (const language of ['en', 'zh-Hant-TW', 'vi']) expect(speaking(language)).toEqual({});
  for (const language of ['', 'E', 'en-', `en${'-abcdefgh'.repeat(4)}`])
    expect(speaking(language)).toEqual({ 'member.language': 'Choose a language' });
});

test('a key that is not of the form is refused', () => {
  expect(intakeSchema.safeParse({ ...makeIntake(), planid: 'x' }).success).toBe(false);
});
