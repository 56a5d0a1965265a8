import { formatInstant } from '@/lib/cases/time-words.ts';
import type { OrganizationEventRecord } from '@/lib/use-cases/list-users.ts';

const TYPE_WORDS: Readonly<Record<OrganizationEventRecord['type'], string>> = {
  'user-invited': 'Invited',
  'user-changed': 'Account changed',
  'password-renewed': 'New password given',
  'password-chosen': 'Own password chosen',
  'second-factor-set-up': 'Second factor set up',
  'second-factor-reset': 'Second factor taken away',
  'signed-out': 'Signed out by an administrator',
  'credential-saved': 'License saved',
  'plan-changed': 'Plan changed',
  'watch-set': 'Access watched',
  'watch-ended': 'Watch ended',
  'case-retired': 'Case deleted after its retention',
  'case-exported': 'Case exported at the server',
  'sample-drawn': 'Sample drawn for second review',
  'second-review-finished': 'Second review finished',
  'disagreement-settled': 'Disagreement of a second review settled',
};

/** Who changed what and when, newest first; times in UTC, since an organization has no zone of its own. */
export function Log({ events, named = false }: { events: readonly OrganizationEventRecord[]; named?: boolean }) {
  if (events.length === 0) return <p className="px-4 py-3 text-sm text-muted">Nothing was changed here yet.</p>;
  return (
    <ol>
      {events.map((event) => (
        <li key={event.number} className="border-b border-line px-4 py-2 text-sm last:border-b-0 [overflow-wrap:anywhere]">
          <p>
            <span className="font-medium">{TYPE_WORDS[event.type]}</span>
            {named ? `: ${event.name}` : ''}{' '}
            <span className="text-muted">
              by {event.actor}, {formatInstant(event.at, 'UTC')} UTC
            </span>
          </p>
          {event.changes.length > 0 ? (
            <ul className="text-muted">
              {event.changes.map(({ what, before, after }) => (
                <li key={what}>
                  {what}: {before === null ? '' : `${before} → `}
                  {after ?? 'none'}
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
