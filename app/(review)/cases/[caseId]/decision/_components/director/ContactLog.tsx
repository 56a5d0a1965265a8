import { Card } from '@/components/case/Card';
import { shortInstant, zoneWords } from '@/components/case/when';
import { PEER_TO_PEER_OUTCOMES } from '@/lib/cases/events.ts';
import { PEER_TO_PEER_WORDS } from '@/lib/cases/words.ts';
import { actingUser } from '@/lib/use-cases/authorize.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';
import { contactDesk } from './desk';
import { RecordContact } from './RecordContact';

type Contact = CaseRecord['contacts'][number];

/** Talks, tries and notes on the case, for who records them: medical directors and managers. */
export function ContactLog({ c, viewer, now }: { c: CaseRecord; viewer: Viewer; now: string }) {
  const { role } = actingUser(viewer, c.plan.id);
  if (role !== 'medical-director' && role !== 'manager') return null;
  const isOpen = c.status === 'director-review';
  if (!isOpen && c.contacts.length === 0) return null;
  return (
    <Card
      title="Contacts and peer-to-peer"
      aside={
        isOpen ? (
          <RecordContact desk={contactDesk(c, now)} kind="contact">
            Record a contact…
          </RecordContact>
        ) : undefined
      }
      flush
    >
      {c.contacts.length === 0 ? (
        <p className="px-4 py-3 text-muted">
          Nothing is recorded yet. A denial needs a peer-to-peer talk offered, and the attempt recorded.
        </p>
      ) : (
        <ul>
          {c.contacts.map((contact) => (
            <Row key={contact.id} contact={contact} timeZone={c.plan.timeZone} now={now} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Row({ contact, timeZone, now }: { contact: Contact; timeZone: string; now: string }) {
  const { person, means, happenedAt, text, by } = contact;
  return (
    <li className="grid gap-x-4 border-b border-line px-4 py-2 last:border-b-0 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <span className="text-sm text-muted">
        {shortInstant(happenedAt, timeZone, now)} {zoneWords(timeZone)}
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p>
          <span className="font-medium">{kindWords(contact)}</span>
          {[person, means].some(Boolean) ? <span>: {[person, means.toLowerCase()].filter(Boolean).join(', ')}</span> : null}
        </p>
        {text === '' ? null : <p className="whitespace-pre-line">{text}</p>}
        <p className="text-xs text-muted">recorded by {by}</p>
      </div>
    </li>
  );
}

const KINDS = { contact: 'Contact', 'peer-to-peer': 'Peer-to-peer', 'oral-notice': 'Oral notice', note: 'Note' } as const;

export function outcomeWords(outcome: string): string {
  const known = PEER_TO_PEER_OUTCOMES.find((each) => each === outcome);
  return known ? PEER_TO_PEER_WORDS[known].toLowerCase() : outcome;
}

const kindWords = ({ kind, outcome }: Contact) => [KINDS[kind], outcomeWords(outcome)].filter(Boolean).join(', ');
