// State and contract overlays at work, on a real database: an Arkansas PASSE plan, and a contract that is nothing but a plan's data.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, createCase, issueDecision, recordAll, save } from '../../tests/cases.ts';
import {
  createDirector,
  createEscalated,
  createTaken,
  makeCredential,
  makeSigning,
  NOT_MET,
  offerPeerToPeer,
  sign,
} from '../../tests/directors.ts';
import { acting, createPlan, createUser, makePlan } from '../../tests/factories.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION, type Overlay } from '../cases/overlays.ts';
import { type Signing, signingRefusals } from '../cases/signing.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { changeUrgency } from './change-urgency.ts';
import { loadCase } from './load-case.ts';
import { loadLetters } from './load-letters.ts';
import { loadSigning } from './load-signing.ts';
import { takeCase } from './take-case.ts';
import { watchClocks } from './watch-clocks.ts';

/** Made up: what a contract with a provider's group could ask. */
const CONTRACT: Overlay = {
  id: 'riverside-contract',
  title: 'Riverside group agreement',
  starts: 'received',
  unit: 'business-days',
  length: { standard: 3, expedited: 1 },
  calendar: 'us-federal',
  signerLicensedIn: null,
  letterContent: ['By our agreement with the Riverside group you can ask for a second look within ten days.'],
  missed: 'deemed-denied',
  citation: 'Riverside group agreement, section 4.2',
  verified: true,
};

const PASSE = { planId: 'caresource-passe', receivedTime: '13:30' };
const INSURED = { planId: 'uhc-commercial', receivedTime: '13:30' };
/** A trial that did not help. */
const UNMET = { trialPainReductionPercent: 10 } as const;
const PLANS = ['caresource-passe', 'uhc-commercial', 'molina-medicaid'] as const;
let nurse: Viewer;
let arkansan: Viewer;
let ohioan: Viewer;
let both: Viewer;

beforeAll(async () => {
  const { settings } = makePlan('caresource-passe');
  const any = { ...settings, signerLicensedIn: 'any' as const };
  await createPlan('caresource-passe', { settings: { ...any, clocks: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] } } });
  // An insured plan of Arkansas: the same row of data under another line of business.
  await createPlan('uhc-commercial', { state: 'AR', settings: { ...any, clocks: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION, CONTRACT] } } });
  await createPlan('molina-medicaid', { settings: { ...any, clocks: { overlays: [CONTRACT] } } });
  nurse = await createUser('nurse', PLANS);
  const [ar, oh] = [makeCredential({ state: 'AR', licenseNumber: 'E-4471' }), makeCredential({ state: 'OH' })];
  arkansan = await createDirector(PLANS, [ar]);
  ohioan = await createDirector(PLANS, [oh]);
  both = await createDirector(PLANS, [
    { ...ar, id: randomUUID() },
    { ...oh, id: randomUUID() },
  ]);
});
afterAll(disconnect);

const due = async (number: string) => {
  const { dueAt, dueBasis, dueVerified } = (await loadCase(nurse, number)).case;
  return { dueAt, dueBasis, dueVerified };
};
const BASIS = { dueBasis: ARKANSAS_PRIOR_AUTHORIZATION.citation, dueVerified: false };

describe('Arkansas, marked †', () => {
  test('two business days from receipt where nothing is missing, over the weekend', async () => {
    // Friday, November 20: Monday and Tuesday.
    expect(await due(await createCase('received', nurse, PASSE))).toEqual({ ...BASIS, dueAt: '2026-11-25T05:59:59.000Z' });
  });

  test('a holiday of the state is none of them', async () => {
    // Tuesday, November 10: Wednesday is Veterans Day, so Thursday and Friday.
    const number = await createCase('received', nurse, { ...PASSE, receivedOn: '2026-11-10' });
    expect(await due(number)).toEqual({ ...BASIS, dueAt: '2026-11-14T05:59:59.000Z' });
  });

  test('one business day where it is urgent', async () => {
    const number = await createCase('claimed', nurse, PASSE);
    const raised = { number, to: 'expedited', reason: 'The pump alarms', attestedBy: 'practitioner', oralNotice: null } as const;
    await changeUrgency(acting(nurse), raised);
    expect((await due(number)).dueAt <= '2026-11-24T05:59:59.000Z').toBe(true);
  });

  test('the time begins anew with the complete information', async () => {
    const number = await createCase('claimed', nurse, PASSE);
    await save(nurse, number, 'indication', 'cancer-pain');
    await ask(nurse, number, {}, '2026-11-20T21:00:00.000Z');
    expect((await due(number)).dueBasis).not.toBe(BASIS.dueBasis);
    await recordAll(nurse, number, undefined, '2026-11-23T16:00:00.000Z');
    // Monday the 23rd: Tuesday and Wednesday.
    expect(await due(number)).toEqual({ ...BASIS, dueAt: '2026-11-26T05:59:59.000Z' });
  });

  test('a miss is deemed approval, and its notice is owed', async () => {
    const number = await createCase('claimed', nurse, PASSE);
    await watchClocks('2026-11-25T06:00:00.000Z');
    const { notices, case: c } = await loadLetters(nurse, number);
    expect(c.overdue?.consequence).toBe('deemed-approved');
    expect(notices.map(({ key, owed }) => [key, owed])).toEqual([['missed-due', true]]);
    expect(JSON.stringify(notices[0]?.letters[0]?.content)).toContain('counts as approved');
  });

  test('no denial by a physician without a license of the state; who has one is named with all of them', async () => {
    const number = await createTaken(nurse, ohioan, UNMET, PASSE);
    expect(await refusals(ohioan, number)).toContain('credential');
    const theirs = await createTaken(nurse, both, UNMET, PASSE);
    await sign(both, theirs, await denial(both, theirs));
    await issueDecision(both, theirs);
    const [letter] = (await loadLetters(nurse, theirs)).notices.find(({ key }) => key === 'decision')?.letters ?? [];
    const said = JSON.stringify(letter?.content);
    for (const part of ['AR, OH', 'Board certified', 'The doctor who decided']) expect(said).toContain(part);
  });

  test('an approval asks for no license of the state', async () => {
    const number = await createTaken(nurse, ohioan, NOT_MET, INSURED);
    await sign(ohioan, number, await approval(ohioan, number));
    expect((await loadCase(nurse, number)).case.decision?.kind).toBe('approved');
  });
});

describe('a contract that is plan data only', () => {
  test('sets the clock, by its own days and holidays, unmarked', async () => {
    expect(await due(await createCase('received', nurse))).toEqual({
      dueAt: '2026-11-26T04:59:59.000Z',
      dueBasis: CONTRACT.citation,
      dueVerified: true,
    });
  });

  test('says what a miss is', async () => {
    const number = await createCase('claimed', nurse);
    await watchClocks('2026-11-26T05:00:00.000Z');
    expect((await loadCase(nurse, number)).case.overdue?.consequence).toBe('deemed-denied');
  });

  test('has its words in the letters of every decision, and asks nobody for another license', async () => {
    const number = await createCase('issued', nurse);
    const letters = (await loadLetters(nurse, number)).notices.find(({ key }) => key === 'decision')?.letters ?? [];
    for (const { content } of letters) expect(JSON.stringify(content)).toContain('second look within ten days');
    const escalated = await createEscalated(nurse, NOT_MET);
    await takeCase(acting(arkansan), escalated);
    await offerPeerToPeer(arkansan, escalated);
    expect((await loadSigning(arkansan, escalated)).signer.states.adverse).toEqual([]);
  });
});

/** A signing of the kind for the case as it stands, resting on what came out not met. */
async function signingFor(director: Viewer, number: string, kind: Signing['kind']): Promise<Signing> {
  const { case: c, evaluation } = await loadCase(director, number);
  const approved = kind === 'approved';
  const notMet = evaluation.findings.filter(({ status }) => status === 'not-met').map(({ id }) => id);
  return makeSigning(kind, { lines: c.lines.map((line) => ({ number: line.number, approved })), criteria: approved ? [] : notMet });
}
const approval = (director: Viewer, number: string) => signingFor(director, number, 'approved');
const denial = (director: Viewer, number: string) => signingFor(director, number, 'denied');
const refusals = async (director: Viewer, number: string) => {
  const { signingCase, signer } = await loadSigning(director, number, '2026-11-20T20:00:00.000Z');
  return signingRefusals(signingCase, signer, await denial(director, number)).map(({ field }) => field);
};
