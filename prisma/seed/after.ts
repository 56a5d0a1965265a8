import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { authorizationsNow } from '../../lib/cases/authorization.ts';
import type { Acting, Viewer } from '../../lib/data/access.ts';
import { amendAuthorization } from '../../lib/use-cases/amend-authorization.ts';
import { claimCase } from '../../lib/use-cases/claim-case.ts';
import { escalateCase } from '../../lib/use-cases/escalate-case.ts';
import { fileAppeal } from '../../lib/use-cases/file-appeal.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { type DemoDecision, decide } from './decisions.ts';
import { send } from './notices.ts';

/** What came after a decision of the demo. */
export type After = 'amended' | 'appeal-upheld';

type People = (id: 'demo-nurse' | 'demo-nurse2' | 'demo-manager' | 'demo-director2') => Viewer;

const HOUR = 3_600_000;

/** Lives what came after the decision, within the last two days before `now`. */
export async function goOn(number: string, after: After, now: Date, people: People): Promise<void> {
  let at = now.getTime() - 46 * HOUR;
  const next = (viewer: Viewer) => (): Acting => {
    at += HOUR / 4;
    return { viewer, at: new Date(at).toISOString() };
  };
  if (after === 'amended') await amend(number, next(people('demo-nurse')));
  else await upheld(number, next, people);
}

/** The surgery moves to another setting: its letters are out, and not given yet. */
async function amend(number: string, next: () => Acting): Promise<void> {
  const acting = next();
  const [now] = authorizationsNow((await loadCase(acting.viewer, number)).case);
  if (!now) throw new Error(`${number}: nothing is authorized`);
  const { validFrom, validTo, lines, practitioner, facility, version } = now;
  await amendAuthorization(acting, {
    ...{ number, authorization: now.number, version, validFrom, validTo },
    lines: lines.map((line) => ({ ...line, site: 'Ambulatory surgical center' })),
    practitioner: { name: practitioner.name, npi: practitioner.npi },
    facility: { name: facility.name, npi: facility.npi },
    reason: 'The surgery center has an earlier date.',
  });
  await send(number, 'authorization-amended', 'issued', next);
}

const UPHELD: DemoDecision = {
  kind: 'denied',
  by: 'demo-director2',
  rationale: 'The trial did not give the relief that the determination asks for; nothing new came with the appeal.',
  reason: 'Your trial did not lower your pain enough. Medicare asks for that before a pump is put in.',
};

/** The member appeals, others look at it and uphold; it is to go to the independent entity. */
async function upheld(number: string, next: (viewer: Viewer) => () => Acting, people: People): Promise<void> {
  const filing = next(people('demo-manager'))();
  const { case: c } = await loadCase(filing.viewer, number);
  const received = Temporal.Instant.from(filing.at).toZonedDateTimeISO(c.plan.timeZone);
  const { number: appeal } = await fileAppeal(filing, {
    ...{ number, appealId: randomUUID(), channel: 'mail', by: 'member', standing: '', goodCause: '' },
    receivedOn: received.toPlainDate().toString(),
    receivedTime: received.toPlainTime().toString({ smallestUnit: 'minute' }),
    urgency: { requested: 'standard', attestedBy: '', finding: '' },
  });
  const nurse = next(people('demo-nurse2'));
  await claimCase(nurse(), appeal);
  const acting = nurse();
  const { version } = (await loadCase(acting.viewer, appeal)).case;
  await escalateCase(acting, {
    number: appeal,
    version,
    reason: 'does-not-meet',
    question: 'Nothing new came with the appeal. Does the denial stand?',
  });
  await decide(appeal, UPHELD, next(people('demo-director2')));
}
