import { UNVERIFIED_MARK } from '@/components/case/clock-words';
import { wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { CONTINUATION } from '@/lib/cases/after-rules.ts';
import { appealWindow } from '@/lib/cases/appeal.ts';
import { authorizationsNow } from '@/lib/cases/authorization.ts';
import { isAdverse } from '@/lib/cases/endings.ts';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { appealRule } from '@/lib/cases/regulation.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { STATUS_WORDS } from '@/lib/cases/words.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';
import { FileAppeal } from './FileAppeal';

/** Where something was denied, or ended early: the appeals of it, and the way to file one. */
export function Appeal({ loaded, viewer }: { loaded: LoadedCase; viewer: Viewer }) {
  const { case: c } = loaded;
  const ended = authorizationsNow(c).find(({ kind }) => kind === 'ended');
  const isDenied = isAdverse(c.decision?.kind ?? null);
  if (!isDenied && !ended) return null;
  const filed = c.links.filter(({ kind, way, status }) => kind === 'appeal' && way === 'to' && status !== 'withdrawn');
  if (filed.length > 0) return <Filed appeals={filed} />;
  const { window, next } = appealRule(c.lineOfBusiness);
  const { endsOn } = appealWindow(c, isDenied || !ended ? 'decision' : `ended:${ended.eventNumber}`);
  const length = `${window.length} ${window.unit === 'months' ? 'months' : 'calendar days'} from the notice, ${window.citation}${window.verified ? '' : ` ${UNVERIFIED_MARK}`}`;
  const until =
    endsOn === null
      ? 'no notice was given to the member yet, so the window has not begun'
      : `until ${formatDate(endsOn)} without a good cause`;
  const words = `${length}: ${until}. Upheld, it goes to: ${next}.`;
  const user = actingUser(viewer, c.plan.id);
  // An auditor reads, and has nothing to file.
  if (user.role === 'auditor') return <NotAppealed window={words} />;
  const action = allowedActions(caseView(loaded), user).find((each) => each.action === 'appeal' && each.applies);
  if (!action) return null;
  return (
    <FileAppeal
      number={c.number}
      action={action}
      endsOn={endsOn}
      window={words}
      zone={zoneWords(c.plan.timeZone)}
      mayGoOn={!isDenied && c.lineOfBusiness === CONTINUATION.lineOfBusiness}
    />
  );
}

function NotAppealed({ window }: { window: string }) {
  return (
    <section aria-label="Appeal" className="rounded border border-line px-3 py-2 text-sm">
      <p>No appeal was filed.</p>
      <p className="mt-1 text-xs text-muted">{window}</p>
    </section>
  );
}

/** Appeals that were filed, and how far each is. */
function Filed({ appeals }: { appeals: LoadedCase['case']['links'] }) {
  return (
    <section aria-label="Appeal" className="rounded border border-line px-3 py-2 text-sm">
      {appeals.map(({ number, status }) => (
        <p key={number}>
          Appealed as{' '}
          <Link href={toRoute(`/cases/${number}/decision`)} className="font-mono text-[0.78125rem] text-accent underline">
            {number}
          </Link>
          , {wordsOf(STATUS_WORDS, status).toLowerCase()}.
        </p>
      ))}
    </section>
  );
}
