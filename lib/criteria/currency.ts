/** Whether a policy version is current on a day: not yet in force, in force, followed by a later one, ended; and whether its review is late. */
import type { Policy, PolicyVersion } from './policy.ts';

/** `in-force`: it governs services of that day, asked for on that day. `ended` covers versions that no longer take requests. */
export type CurrencyState = 'not-yet-in-force' | 'in-force' | 'superseded' | 'ended';

export interface Currency {
  readonly state: CurrencyState;
  /** First day of the state, but the last day in force where it ended. `YYYY-MM-DD`. */
  readonly day: string;
  /** The day by which it was to be reviewed, where that has passed and it is still in force. */
  readonly reviewOverdueSince: string | null;
}

/** The last day on which a version takes requests, where its document gives one. */
function lastDay({ inForce }: PolicyVersion): string | null {
  const days = [inForce.to, inForce.receivedTo].filter((day) => day !== undefined);
  return days.sort()[0] ?? null;
}

const covers = (version: PolicyVersion, day: string): boolean => version.inForce.from <= day && day <= (lastDay(version) ?? day);

/**
 * The currency of one version on a day (`YYYY-MM-DD`), for a service of that day asked for on that day. Of several in force the latest
 * governs, as in `versionInForce`; the others are superseded from the day on which it took over.
 */
export function currencyOf(policy: Policy, version: PolicyVersion, today: string): Currency {
  const { from } = version.inForce;
  const last = lastDay(version);
  const on = (state: CurrencyState, day: string): Currency => ({ state, day, reviewOverdueSince: null });
  if (today < from) return on('not-yet-in-force', from);
  if (last !== null && today > last) return on('ended', last);
  const later = policy.versions.slice(policy.versions.indexOf(version) + 1).findLast((each) => covers(each, today));
  if (later !== undefined) return on('superseded', later.inForce.from);
  const due = version.reviewDue?.last ?? null;
  return { state: 'in-force', day: from, reviewOverdueSince: due !== null && today > due ? due : null };
}

/** The version of a policy that governs services of a day, or null where none is in force. */
export function currentVersion(policy: Policy, today: string): PolicyVersion | null {
  return policy.versions.findLast((version) => currencyOf(policy, version, today).state === 'in-force') ?? null;
}
