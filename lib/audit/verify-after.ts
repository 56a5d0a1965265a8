import type { CaseEvent, EventBody } from '../cases/events.ts';
import { canonical, sha256 } from '../data/audit.ts';

/** A version of an authorization as it is stored; days as `YYYY-MM-DD`, JSON columns as they are. */
export type StoredVersion = {
  number: string;
  version: number;
  kind: string;
  validFrom: string;
  validTo: string;
  lines: unknown;
  practitioner: unknown;
  facility: unknown;
  reason: string;
  basis: string;
};

/** Of the whole of what is authorized from then on, in RFC 8785 form: the event that tells of the version holds it. */
export const versionHash = ({ number, version, kind, validFrom, validTo, lines, practitioner, facility, reason, basis }: StoredVersion) =>
  sha256(
    canonical(JSON.parse(JSON.stringify({ number, version, kind, validFrom, validTo, lines, practitioner, facility, reason, basis }))),
  );

export type AfterTrail = {
  versions: readonly (StoredVersion & { eventNumber: number })[];
  duties: readonly { id: string; kind: string; basis: string; dueAt: string; eventNumber: number | null }[];
};

/** What came after a decision, row by row against the events that tell of it. @returns the first thing that is broken; null: it is whole */
export function afterFault(bodies: readonly EventBody[], { versions, duties }: AfterTrail): string | null {
  return versionFault(bodies, versions) ?? dutyFault(bodies, duties);
}

function versionFault(bodies: readonly EventBody[], versions: AfterTrail['versions']): string | null {
  for (const v of versions) {
    const event = bodies[v.eventNumber - 1];
    const record = event && recordOf(event);
    if (!record) return `authorization ${v.number}, version ${v.version}: no event tells of it`;
    if (record !== versionHash(v)) return `authorization ${v.number}, version ${v.version}: it is not the one that was made`;
  }
  const told = bodies.findIndex((body, i) => recordOf(body) && !versions.some(({ eventNumber }) => eventNumber === i + 1));
  return told < 0 ? null : `event ${told + 1}: the version of the authorization that it tells of is gone`;
}

/** Hash of the version that an event tells of; null: it tells of none. */
function recordOf(event: CaseEvent): string | null {
  switch (event.type) {
    case 'authorization-amended':
    case 'authorization-ended':
    case 'external-outcome-recorded':
      return event.payload.record;
    case 'appeal-filed':
      return event.payload.continuation?.record ?? null;
    default:
      return null;
  }
}

function dutyFault(bodies: readonly EventBody[], duties: AfterTrail['duties']): string | null {
  const told = bodies.flatMap((body) => ('duties' in body.payload ? (body.payload.duties ?? []) : []));
  for (const { id, kind, basis, dueAt, eventNumber } of duties) {
    const event = told.find((each) => each.id === id);
    if (!event) return `duty ${id}: no event tells of it`;
    if (event.kind !== kind || event.basis !== basis || Date.parse(event.dueAt) !== Date.parse(dueAt))
      return `duty ${id}: its event tells of another`;
    if (eventNumber !== null && doneIn(bodies[eventNumber - 1]) !== id) return `duty ${id}: no event tells that it was done`;
  }
  const gone = told.find(({ id }) => !duties.some((each) => each.id === id));
  if (gone) return `duty ${gone.id}: it is gone`;
  const undone = bodies.map(doneIn).find((id) => id !== null && duties.some((each) => each.id === id && each.eventNumber === null));
  return undone ? `duty ${undone}: it was done, and its row does not say so` : null;
}

const doneIn = (event: CaseEvent | undefined): string | null =>
  event?.type === 'appeal-forwarded' || event?.type === 'decision-effectuated' ? event.payload.duty : null;
