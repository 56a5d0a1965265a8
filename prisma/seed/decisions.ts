import { randomUUID } from 'node:crypto';
import { BLANK_DRAFT, type Reading, type SignedKind, type Signing } from '../../lib/cases/signing.ts';
import { changeChoices } from '../../lib/criteria/documentable.ts';
import type { Acting } from '../../lib/data/access.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { type LoadedSigning, loadSigning } from '../../lib/use-cases/load-signing.ts';
import { recordContact } from '../../lib/use-cases/record-contact.ts';
import { saveDraft } from '../../lib/use-cases/save-draft.ts';
import { signDecision } from '../../lib/use-cases/sign-decision.ts';
import { takeCase } from '../../lib/use-cases/take-case.ts';
import { DEMO_PASSWORD } from './people.ts';

/** What a medical director of the demo writes; the rest follows from the case. */
export type DemoDecision = {
  kind: SignedKind;
  by: 'demo-director' | 'demo-director2';
  /** How far its letters have come. */
  notice?: 'issued' | 'closed';
  /** The reading of each clause whose words do not decide. */
  reading?: string;
  rationale: string;
  /** For the member; with anything that is denied. */
  reason?: string;
  /** Information was asked for in vain, and the practitioner's office was called. */
  unanswered?: true;
};

const MINUTE = 60_000;

/** The director takes an escalated case, offers the treating physician a talk, writes and signs. `next` tells the instants, which only rise. */
export async function decide(number: string, decision: DemoDecision, next: () => Acting): Promise<void> {
  const { escalations } = (await loadCase(next().viewer, number)).case;
  let at = Date.parse(escalations.at(-1)?.escalatedAt ?? '');
  const step = (): Acting => {
    const acting = next();
    at = Math.max(Date.parse(acting.at), at + 7 * MINUTE);
    return { ...acting, at: new Date(at).toISOString() };
  };
  await takeCase(step(), number);
  const talk = step();
  await recordContact(talk, {
    number,
    contactId: randomUUID(),
    kind: 'peer-to-peer',
    outcome: decision.kind === 'approved' ? 'held' : 'not-reached',
    person: (await loadSigning(talk.viewer, number)).case.practitioner.name,
    means: 'Telephone',
    happenedAt: talk.at,
    text:
      decision.kind === 'approved' ? 'Went through the record together.' : 'Left a message with the office and the number to call back.',
  });
  if (signsForInformation(decision)) await attempt(step(), number);
  const acting = step();
  const loaded = await loadSigning(acting.viewer, number, acting.at);
  const signing = signingOf(loaded, decision);
  await saveDraft(acting, { number, draft: signing });
  await signDecision(step(), { number, version: loaded.case.version, signing, password: DEMO_PASSWORD });
}

const signsForInformation = ({ unanswered }: DemoDecision) => unanswered !== undefined;

/** Information that was asked for is asked for again before a case is decided without it. */
async function attempt(acting: Acting, number: string): Promise<void> {
  const { practitioner } = (await loadCase(acting.viewer, number)).case;
  const text = 'Asked the office for the records again; they promised to call back and did not.';
  const contact = {
    number,
    contactId: randomUUID(),
    kind: 'contact',
    outcome: '',
    person: practitioner.name,
    means: 'Telephone',
    text,
  } as const;
  await recordContact(acting, { ...contact, happenedAt: acting.at });
}

const EXTERNAL = {
  product: 'External criteria of the plan (demo)',
  subset: 'Implantable pump, chronic pain',
  version: 'Spring edition',
  date: '2026-04-01',
  pointsNotMet: 'None of those that the policy refers to',
  reference: 'Worksheet in the case file',
};

function signingOf({ case: c, evaluation, unclear, signingCase }: LoadedSigning, d: DemoDecision): Signing {
  const adverse = d.kind !== 'approved';
  const result = adverse ? 'not-met' : 'met';
  const readings = unclear.map(({ finding }): Reading => ({ leaf: finding.id, result, text: d.reading ?? d.rationale }));
  const basis = !adverse ? null : signingCase.informationLapsed ? 'information' : 'criteria';
  const criteria = basis === 'criteria' ? [...evaluation.notMet, ...readings.map(({ leaf }) => leaf)] : [];
  const [first] = c.lines;
  return {
    ...BLANK_DRAFT,
    kind: d.kind,
    lines: c.lines.map(({ number }) => ({ number, approved: !adverse || (d.kind === 'approved-in-part' && number === first?.number) })),
    basis,
    criteria,
    wouldChange: basis === 'criteria' ? changeChoices(evaluation, criteria) : [],
    externalCriteria: signingCase.externalCriteria === null ? null : EXTERNAL,
    readings,
    rationale: d.rationale,
    reason: d.reason ?? '',
    localDeterminations:
      adverse && c.lineOfBusiness === 'medicare-advantage' ? 'Looked for in the member’s jurisdiction; none applies.' : '',
    attested: { specialtyFits: true, noConflict: true, recordsReviewed: true },
  };
}
