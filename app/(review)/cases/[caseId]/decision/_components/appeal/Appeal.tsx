import { UNVERIFIED_MARK } from '@/components/case/clock-words';
import { zoneWords } from '@/components/case/when';
import { CONTINUATION } from '@/lib/cases/after-rules.ts';
import { appealWindow } from '@/lib/cases/appeal.ts';
import { authorizationsNow } from '@/lib/cases/authorization.ts';
import { isAdverse } from '@/lib/cases/endings.ts';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { appealRule } from '@/lib/cases/regulation.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
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
  const action = allowedActions(caseView(loaded), actingUser(viewer, c.plan.id)).find((each) => each.action === 'appeal' && each.applies);
  if (!action || c.links.some(({ kind, way }) => kind === 'appeal' && way === 'to')) return null;
  const { window, next } = appealRule(c.lineOfBusiness);
  const { endsOn } = appealWindow(c, isDenied || !ended ? 'decision' : `ended:${ended.eventNumber}`);
  const length = `${window.length} ${window.unit === 'months' ? 'months' : 'calendar days'} from the notice, ${window.citation}${window.verified ? '' : ` ${UNVERIFIED_MARK}`}`;
  const until =
    endsOn === null
      ? 'no notice was given to the member yet, so the window has not begun'
      : `until ${formatDate(endsOn)} without a good cause`;
  return (
    <FileAppeal
      number={c.number}
      action={action}
      endsOn={endsOn}
      window={`${length}: ${until}. Upheld, it goes to: ${next}.`}
      zone={zoneWords(c.plan.timeZone)}
      mayGoOn={!isDenied && c.lineOfBusiness === CONTINUATION.lineOfBusiness}
    />
  );
}
