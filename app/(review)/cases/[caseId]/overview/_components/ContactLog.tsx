import { Card } from '@/components/case/Card';
import { counted, lowered } from '@/components/case/case-text';
import { wordsOf } from '@/components/case/letter-words';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { PEER_TO_PEER_WORDS } from '@/lib/cases/words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

const KIND_WORDS = { contact: 'Contact', 'peer-to-peer': 'Peer-to-peer', 'oral-notice': 'Told by telephone', note: 'Note' } as const;

/** Talks, tries, oral notices and notes, newest first; nothing where there is none. */
export function ContactLog({ c }: { c: CaseRecord }) {
  const { contacts, plan } = c;
  if (contacts.length === 0) return null;
  return (
    <Card title="Contacts and oral notices" aside={counted(contacts.length, 'entry', 'entries')} flush>
      <ul>
        {contacts.toReversed().map((each) => (
          <li key={each.id} className="border-b border-line px-4 py-2 text-sm last:border-b-0 [overflow-wrap:anywhere]">
            <p>
              <span className="font-medium">
                {KIND_WORDS[each.kind]}
                {each.outcome === '' ? '' : `: ${lowered(wordsOf(PEER_TO_PEER_WORDS, each.outcome))}`}
              </span>{' '}
              <span className="text-muted">
                {[each.person, each.means, formatInstant(each.happenedAt, plan.timeZone)].filter(Boolean).join(', ')}
              </span>
            </p>
            {each.text === '' ? null : <p className="whitespace-pre-line">{each.text}</p>}
            <p className="text-xs text-muted">Recorded by {each.by}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
