// Requests as they come in by fax, of synthetic people.
import { randomUUID } from 'node:crypto';
import { isNpi } from '@/lib/cases/identifiers.ts';
import type { CaseInput } from '@/lib/criteria/case-input.ts';
import { type FactKey, type FactValue, factsFrom } from '@/lib/criteria/facts.ts';
import { questionsFor } from '@/lib/criteria/questions.ts';
import { chartAnswer, type Story } from '@/prisma/seed/chart.ts';
import { DEMO_PLANS } from '@/prisma/seed/plans.ts';

export type Request = {
  plan: string;
  /** Dates are `YYYY-MM-DD`, the time is of the plan's clock. */
  receivedOn: string;
  receivedTime: string;
  dateOfService: string;
  member: { name: string; memberId: string; dateOfBirth: string };
  codes: readonly string[];
  diagnosis: { code: string; description: string };
  representative?: { name: string; relationship: string };
  /** Asked for as expedited by the practitioner, and why it is urgent. */
  urgentBecause?: string;
};

/** A day counted from today. Not a fixed one: clocks run from the day of receipt. */
export function day(fromToday: number): string {
  return new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
}

export const VIETNAMESE_NAME = 'Nguyễn Thị Mỹ Dung';

/** A permanent pump for pain, received the day before yesterday and planned in two weeks, unless said otherwise. */
export function pumpRequest(plan: string, change: Partial<Request> = {}): Request {
  return {
    plan,
    receivedOn: day(-2),
    receivedTime: '09:30',
    dateOfService: day(14),
    member: { name: VIETNAMESE_NAME, memberId: `E2E ${randomUUID().slice(0, 13)}`, dateOfBirth: '1961-04-17' },
    codes: ['62362', '62350'],
    diagnosis: { code: 'M96.1', description: 'Postlaminectomy syndrome' },
    ...change,
  };
}

/**
 * A request of Medicaid so urgent and so old that what is asked for must be in within minutes: it is decided 72 hours after receipt, and
 * information is due the plan's margin of 24 hours before. Nothing else lets time pass in a server whose clock is the machine's.
 * @param secondsLeft until the information is due, at least; up to a minute more, since a receipt has no seconds
 */
export function lateRequest(secondsLeft: number): Request {
  const plan = 'molina-oh';
  const informationDue = Math.ceil((Date.now() + secondsLeft * 1000) / 60_000) * 60_000;
  const received = wallTime(plan, new Date(informationDue - 48 * 3_600_000));
  return pumpRequest(plan, {
    receivedOn: received.date,
    receivedTime: received.time,
    urgentBecause: 'The pain cannot be managed otherwise.',
  });
}

/** `2026-11-20` and `21:04` on the plan's clock. */
export function wallTime(plan: string, instant: Date): { date: string; time: string } {
  const { timeZone = 'UTC' } = DEMO_PLANS.find(({ id }) => id === plan) ?? {};
  // Swedish writes a date as ISO does.
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(instant)
    .split(' ');
  return { date, time };
}

export const PRACTITIONER = { npi: npi('123456789'), name: 'Helen Marchetti, MD', phone: '614-555-0142' };
export const FACILITY = { npi: npi('121938475'), name: 'Riverbend Medical Center' };
export const ADDRESS = { line1: '418 Maple Street', city: 'Springfield', state: 'OH', postalCode: '45501' };

function npi(nine: string): string {
  return Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).find(isNpi) ?? '';
}

export const NON_CANCER_PAIN: Story = { indication: 'non-cancer-pain' };

/** What the policy that governs the request asks, in the order of the form, and what a chart that documents everything answers. */
export function chartFor(request: Request, story: Story = NON_CANCER_PAIN): { fact: FactKey; value: FactValue }[] {
  const asked = questionsFor(inputOf(request, story));
  return asked.flatMap(({ fact }) => {
    const value = chartAnswer(story, fact, day(-20));
    return value === null ? [] : [{ fact, value }];
  });
}

function inputOf({ plan: id, receivedOn, dateOfService, member, codes }: Request, { indication }: Story): CaseInput {
  const plan = DEMO_PLANS.find((each) => each.id === id);
  if (!plan) throw new Error(`no demo plan ${id}`);
  return {
    caseId: 'e2e',
    payer: plan.payer,
    lineOfBusiness: plan.lineOfBusiness,
    state: plan.state ?? undefined,
    receivedOn,
    dateOfService,
    member: { dateOfBirth: member.dateOfBirth },
    request: { procedureCodes: codes },
    facts: factsFrom({ indication }),
  };
}
