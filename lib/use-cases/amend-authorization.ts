import {
  type Amendment,
  type AuthorizationVersion,
  amendmentChanges,
  amendmentRefusals,
  authorizationsNow,
} from '../cases/authorization.ts';
import { lineFitsStage } from '../cases/intake.ts';
import { scoreCase } from '../cases/score.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { conflict, invalid } from '../errors.ts';
import { versionRow } from './authorization-row.ts';
import { authorize } from './authorize.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type AmendCommand = {
  number: string;
  authorization: string;
  /** The version that the person saw. */
  version: number;
  validFrom: string;
  validTo: string;
  lines: { number: number; code: string; units: number; site: string; dateOfService: string }[];
  practitioner: { name: string; npi: string };
  facility: { name: string; npi: string };
  reason: string;
};

/**
 * Amends an authorization: a new version under the same number, with letters of its own; the decision and the versions before stay. A nurse may:
 * nothing of it asks for a review anew.
 * @returns the new version
 * @throws AppError `not-found`, `forbidden`; `invalid` with a message per field, also where it needs a new request; `conflict` (changed meanwhile,
 *   nothing changed)
 */
export async function amendAuthorization(acting: Acting, command: AmendCommand): Promise<number> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const reason = command.reason.trim();
  authorize(acting, loaded, 'amend-authorization', { attempt: { reason } });
  const was = authorizationsNow(c).find(({ number }) => number === command.authorization);
  if (was?.version !== command.version) throw refusal('stale', c, 'amend');
  const amended = amendmentOf(was, command);
  const refused = amendmentRefusals(was, amended, (code) => fits(loaded, code));
  const [first] = Object.values(refused);
  if (first !== undefined) throw invalid(`${first}. Nothing was changed.`, refused);
  const changes = amendmentChanges(was, amended);
  if (changes.length === 0) throw conflict('Nothing is another in it. Nothing was changed.');
  const version = was.version + 1;
  const { row, record } = versionRow(acting, { ...amended, number: was.number, version, kind: 'amended', reason, basis: '' });
  const payload = { authorization: was.number, version, reason, changes, record };
  const body = eventBody(acting, c.plan.id, { type: 'authorization-amended', payload });
  const word = await writes.amendAuthorization(c.id, acting.viewer.id, { expected: was.version, version: row }, body);
  if (word !== 'ok') throw refusal(word, c, 'amend authorizations');
  return version;
}

/** Who is named anew keeps the rest of what is known only as the same provider, or place. */
function amendmentOf(was: AuthorizationVersion, { validFrom, validTo, lines, practitioner, facility }: AmendCommand): Amendment {
  const [provider, place] = [trimmed(practitioner), trimmed(facility)];
  const sameProvider = provider.npi === was.practitioner.npi;
  return {
    ...{ validFrom, validTo },
    lines: lines.map((line) => ({ ...line, code: line.code.trim().toUpperCase(), site: line.site.trim() })),
    practitioner: sameProvider
      ? { ...was.practitioner, ...provider }
      : { ...was.practitioner, ...provider, specialty: '', phone: '', fax: '' },
    facility: { ...was.facility, ...place },
  };
}

const trimmed = ({ name, npi }: { name: string; npi: string }) => ({ name: name.trim(), npi: npi.trim() });

/** A code of the case's kind that the governing policy lists, or that a policy without a list does not leave out. */
function fits({ case: c, evaluation }: LoadedCase, code: string): boolean {
  const stage = evaluation.stage;
  if (stage === null || !lineFitsStage(code, stage)) return false;
  const lines = c.lines.map((line) => ({ ...line, code }));
  return !scoreCase({ ...c, lines }).evaluation.warnings.includes(`code-not-listed:${code}`);
}
