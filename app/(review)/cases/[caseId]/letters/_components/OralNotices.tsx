import { formatInstant } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import type { NoticeView } from '@/lib/use-cases/load-letters.ts';

/** When the notice was told by word of mouth, and to whom. */
export function OralNotices({ c, notice }: { c: CaseRecord; notice: NoticeView }) {
  const told = c.contacts.filter((contact) => contact.notice === notice.key);
  if (told.length === 0) return null;
  return (
    <ul className="text-sm">
      {told.map(({ id, person, means, happenedAt, text, by }) => (
        <li key={id} className="[overflow-wrap:anywhere]">
          Told {formatInstant(happenedAt, c.plan.timeZone)}: {person}, {means.toLowerCase()}.{text === '' ? '' : ` ${text}`}
          <span className="block text-xs text-muted">Recorded by {by}</span>
        </li>
      ))}
    </ul>
  );
}
