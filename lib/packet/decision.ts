import { ENDING_WORDS } from '../cases/endings.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { formatDate, formatInstant } from '../cases/time-words.ts';
import type { Block, Row } from '../letters/letter.ts';

const KIND_WORDS = {
  approved: 'Approved, every line',
  'approved-in-part': 'Approved in part',
  denied: 'Denied',
  'no-review-required': 'No review required, every line',
  ...ENDING_WORDS,
} as const;

/** What was decided, by whom, on what. */
export function decisionBlocks(s: Snapshot, sha256: string): Block[] {
  const signing = s.signature?.signing;
  const rows: Row[] = [
    { term: 'Decision', detail: KIND_WORDS[s.decision.kind] },
    { term: 'Lines', detail: s.lines.map((l) => `${l.number}. ${l.code} ${l.result}`).join('; ') },
    ...(s.authorizationNumber === null ? [] : [{ term: 'Authorization', detail: s.authorizationNumber }]),
    ...(s.validFrom === null || s.validTo === null
      ? []
      : [{ term: 'Valid', detail: `${formatDate(s.validFrom)} to ${formatDate(s.validTo)}, both days included` }]),
    { term: 'Rationale', detail: s.decision.rationale || 'None written' },
    ...(signing && signing.reason !== '' ? [{ term: 'Told the member', detail: signing.reason }] : []),
    ...(signing && signing.criteria.length > 0 ? [{ term: 'Criteria relied on', detail: signing.criteria.join(', ') }] : []),
    ...(signing?.readings ?? []).map(({ leaf, result, text }) => ({
      term: `Reading of ${leaf}`,
      detail: `${result === 'met' ? 'Met' : 'Not met'}: ${text}`,
    })),
    { term: 'Signed by', detail: [s.decidedBy.name, s.decidedBy.credential].filter(Boolean).join(', ') },
    { term: 'Signed', detail: formatInstant(s.decidedAt, s.plan.timeZone) },
    { term: 'Frozen record', detail: `SHA-256 ${sha256}` },
  ];
  return [{ type: 'definitions', rows }];
}

/** What the reviewer asks of the physician, what was asked of the practitioner, and the notes and contacts on record. */
export function summaryBlocks(s: Snapshot): Block[] {
  const at = (instant: string) => formatInstant(instant, s.plan.timeZone);
  const rows: Row[] = [
    ...(s.escalations ?? []).map((e) => ({ term: 'For the physician', detail: `${e.question} (${e.escalatedBy}, ${at(e.escalatedAt)})` })),
    ...(s.informationRequests ?? []).flatMap((r) =>
      r.items.map((item) => ({
        term: 'Asked for',
        detail: `${item.what}: ${item.receivedAt === null ? 'not received' : `received ${at(item.receivedAt)}`}${item.note ? `; ${item.note}` : ''}`,
      })),
    ),
    ...(s.contacts ?? []).map((c) => ({
      term: 'On record',
      detail: [c.text, [c.person, c.means, c.by, at(c.happenedAt)].filter(Boolean).join(', ')].filter(Boolean).join(' · '),
    })),
  ];
  if (rows.length === 0) return [{ type: 'paragraph', role: 'plain', text: 'Nothing besides the answers and their notes.' }];
  return [{ type: 'definitions', rows }];
}
