import { reauthenticate } from '../auth/reauthenticate.ts';
import { type EndingException, endingRule, planNumber } from '../cases/after-rules.ts';
import { type AuthorizationVersion, authorizationsNow } from '../cases/authorization.ts';
import { usableCredential } from '../cases/credential.ts';
import { earliestEnd } from '../cases/duties.ts';
import { dayIn } from '../cases/time.ts';
import { formatDate } from '../cases/time-words.ts';
import { ageOn } from '../criteria/dates.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { invalid } from '../errors.ts';
import { versionRow } from './authorization-row.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { signerOf } from './load-signing.ts';
import { refusal } from './words.ts';

export type EndCommand = {
  number: string;
  authorization: string;
  version: number;
  /** Last approved day, `YYYY-MM-DD`. */
  lastDay: string;
  /** For the member, in plain words. */
  reason: string;
  rationale: string;
  /** Why fewer days of notice are enough; empty where they are kept. */
  exception: '' | EndingException;
  /** Medicaid, under 21: whether the service would correct or ameliorate the condition. */
  epsdt: string;
  noConflict: boolean;
  password: string;
};

/**
 * Ends or shortens what runs, ahead of time: an adverse decision under a medical director's signature, with notice and every right of a denial.
 * @throws AppError `not-found`, `forbidden`; `conflict` (prepared it, changed meanwhile); `invalid` with a message per field, `password` included
 */
export async function endAuthorization(acting: Acting, command: EndCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const [reason, rationale, epsdt] = [command.reason.trim(), command.rationale.trim(), command.epsdt.trim()];
  authorize(acting, loaded, 'end-authorization', { attempt: { reason } });
  const was = authorizationsNow(c).find(({ number }) => number === command.authorization);
  if (was?.version !== command.version) throw refusal('stale', c, 'end');
  refuse(acting, c, was, command);
  const usable = usableCredential(await signerOf(acting, loaded), true);
  if (!usable.ok) throw invalid('No license on file carries this signature today. Nothing was changed.', {});
  await reauthenticate(acting.viewer.id, command.password);
  const rule = endingRule(c.lineOfBusiness);
  const days = command.exception === '' ? planNumber(rule.setting, rule.days, c.plan.settings.after ?? {}) : 0;
  const { credential } = usable;
  const license = `${credential.licenseNumber} (${credential.state})`;
  const words = [acting.viewer.title, credential.specialty, `license ${license}`].filter(Boolean).join(', ');
  const version = was.version + 1;
  const made = versionRow(acting, { ...was, validTo: command.lastDay, version, kind: 'ended', reason, basis: rule.citation });
  const signed = { credential, rationale, epsdt, exception: command.exception, days, name: acting.viewer.name, words };
  const row = { ...made.row, signing: JSON.parse(JSON.stringify(signed)) };
  const body = eventBody(acting, c.plan.id, {
    type: 'authorization-ended',
    payload: {
      ...{ authorization: was.number, version, endsOn: command.lastDay, reason, rationale, basis: rule.citation },
      ...{ exception: command.exception, credential: license, reauthenticatedAt: acting.at, record: made.record },
    },
  });
  const word = await writes.endAuthorization(c.id, acting.viewer.id, { expected: was.version, version: row }, body);
  if (word !== 'ok') throw refusal(word, c, 'end authorizations');
}

function refuse({ at }: Acting, c: CaseRecord, was: AuthorizationVersion, command: EndCommand): void {
  const fields: Record<string, string> = {};
  const earliest = earliestEnd(c.lineOfBusiness, dayIn(at, c.plan.timeZone), c.plan.settings.after);
  if (command.lastDay >= was.validTo) fields.lastDay = `It ends on ${formatDate(was.validTo)} already`;
  else if (command.lastDay < was.validFrom) fields.lastDay = `It begins on ${formatDate(was.validFrom)}`;
  else if (command.exception === '' && command.lastDay < earliest)
    fields.lastDay = `Notice goes ahead of it, ${endingRule(c.lineOfBusiness).citation}: ${formatDate(earliest)} or later`;
  if (command.exception !== '' && c.lineOfBusiness !== 'medicaid') fields.exception = 'These exceptions are Medicaid’s';
  if (command.rationale.trim() === '') fields.rationale = 'Write the rationale';
  if (c.lineOfBusiness === 'medicaid' && ageOn(c.member.dateOfBirth, c.dateOfService) < 21 && command.epsdt.trim() === '')
    fields.epsdt = 'The member is under 21: write your finding whether the service would correct or ameliorate the condition (EPSDT)';
  if (!command.noConflict) fields.noConflict = 'State that you have no conflict of interest';
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalid(`${first}. Nothing was changed.`, fields);
}
