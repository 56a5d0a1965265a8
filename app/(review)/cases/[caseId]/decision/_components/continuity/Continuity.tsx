import { UNVERIFIED_MARK } from '@/components/case/clock-words';
import type { ActingUser, CaseView } from '@/lib/cases/case-view.ts';
import { describeCode } from '@/lib/cases/codes.ts';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { CONTINUITY_MEANING } from '@/lib/use-cases/approve-continuity.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { ContinuityForm } from './ContinuityForm';

/** The short way for a new member's refill, where the plan has a rule for it; nothing for any other case. */
export function Continuity({ loaded, view, user }: { loaded: LoadedCase; view: CaseView; user: ActingUser }) {
  const { case: c } = loaded;
  const rule = c.plan.settings.transition;
  // Any line confirmed or not: that is asked here, beside the conditions.
  const lines = view.lines.map((line) => ({ ...line, confirmed: true }));
  const action = allowedActions({ ...view, lines }, user).find((each) => each.action === 'approve-continuity');
  if (!rule || c.transitionUntil === null || !action?.applies) return null;
  return (
    <section aria-label="Continuity of care" className="rounded border border-accent/40 bg-accent-weak px-3 py-2.5">
      <h3 className="font-medium">Continuity of care</h3>
      <p className="text-xs text-muted">
        Covered from {formatDate(c.member.coverageFrom ?? '')}; in transition until {formatDate(c.transitionUntil)}. {rule.citation}
        {rule.verified ? '' : ` ${UNVERIFIED_MARK}`}
      </p>
      {action.allowed ? (
        <ContinuityForm
          number={c.number}
          version={c.version}
          conditions={rule.conditions}
          lines={c.lines.map(({ number, code }) => ({ number, label: `${code} ${describeCode(code)}` }))}
          meaning={CONTINUITY_MEANING}
        />
      ) : (
        <p className="mt-1.5 text-sm">{action.reason}.</p>
      )}
    </section>
  );
}
