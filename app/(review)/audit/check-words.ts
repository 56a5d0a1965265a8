import type { ReplayReport, Verified } from '@/lib/use-cases/audit-case.ts';

export type Said = { tone: 'success' | 'error'; title: string; lines: string[] };

const amount = (n: number, one: string, more = `${one}s`) => `${n.toLocaleString('en-US')} ${n === 1 ? one : more}`;

export function verifiedWords({ whole, checked, faults }: Verified, number: string): Said {
  const { events, snapshots, decisions, letters, records, checkpoints, retired } = checked;
  const looked = [
    amount(events, 'event'),
    amount(snapshots, 'snapshot'),
    amount(decisions, 'decision'),
    amount(letters, 'letter'),
    amount(records, 'record'),
    amount(checkpoints, 'signed checkpoint'),
  ].join(', ');
  const kept = retired > 0 ? 'The case was deleted after its retention; its tombstone fits the checkpoints.' : `Looked at: ${looked}.`;
  return { tone: whole ? 'success' : 'error', title: `${number} is ${whole ? 'whole' : 'broken'}`, lines: [...faults, kept] };
}

/** What was made again, and that all of it is equal, or what is not. */
export function replayedWords({ same, counts, differences }: ReplayReport, number: string): Said {
  const { findings, letters, specimens } = counts;
  const [scored, rendered] = [amount(findings, 'finding'), amount(letters, 'letter')];
  const apart = specimens > 0 ? [`${amount(specimens, 'letter')} of a load test left out.`] : [];
  const made = same
    ? `Equal: ${scored} under the policy version of that day; byte for byte: ${letters === 0 ? 'no letter was issued' : rendered}.`
    : `Made again from the frozen record: ${scored}, ${rendered}.`;
  const title = same ? `The decision of ${number} comes out the same` : `The decision of ${number} comes out otherwise`;
  return { tone: same ? 'success' : 'error', title, lines: [...differences, made, ...apart] };
}
