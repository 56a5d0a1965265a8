import { counted } from '@/components/case/case-text';
import { RECIPIENT_TABS } from '@/components/case/letter-words';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { StatusMark } from '@/components/ui/StatusMark';
import type { NoticeKey } from '@/lib/cases/notice.ts';
import type { Recipient } from '@/lib/letters/letter.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import type { LetterView, NoticeView } from '@/lib/use-cases/load-letters.ts';
import { arose, letterState, NOTICE_WORDS, noticeState } from './notice-words';

export interface NoticeListProps {
  c: CaseRecord;
  notices: readonly NoticeView[];
  shown: { key: NoticeKey; recipient: Recipient };
}

/** Every notice that the case came to owe, oldest first, each with its letters and where they stand; the one in view is marked. */
export function NoticeList({ c, notices, shown }: NoticeListProps) {
  const owed = notices.filter((notice) => notice.owed).length;
  return (
    <nav aria-labelledby="letters-title">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="letters-title" className="text-sm font-semibold">
          Letters owed
        </h2>
        <span className="text-xs text-muted">
          {c.status === 'closed' ? 'all given, case closed' : owed === 0 ? 'every notice given' : `${counted(owed, 'notice')} to give`}
        </span>
      </div>
      <ol className="mt-2 flex flex-col rounded border border-line">
        {notices.map((notice) => (
          <li key={notice.key} className="border-b border-line last:border-b-0">
            <Notice
              number={c.number}
              timeZone={c.plan.timeZone}
              notice={notice}
              shown={notice.key === shown.key ? shown.recipient : null}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface NoticeProps {
  number: string;
  timeZone: string;
  notice: NoticeView;
  /** Null: another notice is in view. */
  shown: Recipient | null;
}

function Notice({ number, timeZone, notice, shown }: NoticeProps) {
  return (
    <>
      <div className="flex items-baseline justify-between gap-3 px-3 pt-2">
        <h3 className="text-sm font-medium">{NOTICE_WORDS[notice.kind]}</h3>
        <span className="text-xs text-muted">{noticeState(notice)}</span>
      </div>
      <p className="px-3 text-xs text-muted">
        {arose(notice, timeZone)}
        {notice.moot === null ? '' : `. ${notice.moot}.`}
      </p>
      <ul className="mt-1 pb-1">
        {notice.letters.map((letter) => (
          <li key={letter.recipient}>
            <Letter number={number} notice={notice} letter={letter} isShown={letter.recipient === shown} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Letter({ number, notice, letter, isShown }: Pick<NoticeProps, 'number' | 'notice'> & { letter: LetterView; isShown: boolean }) {
  const { words, mark } = letterState(letter, notice);
  return (
    <Link
      href={toRoute(`/cases/${number}/letters?${new URLSearchParams({ notice: notice.key, to: letter.recipient })}`)}
      replace
      scroll={false}
      aria-current={isShown ? 'true' : undefined}
      className="flex items-baseline gap-2 px-3 py-1 text-sm hover:bg-sunken focus-visible:-outline-offset-2 aria-[current=true]:bg-accent-weak"
    >
      <StatusMark kind={mark} decorative />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {letter.addressee} <span className="text-xs text-muted">{RECIPIENT_TABS[letter.recipient].toLowerCase()}</span>
      </span>
      <span className="text-xs text-muted">{words}</span>
    </Link>
  );
}
