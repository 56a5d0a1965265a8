import { LinkButton } from '@/components/ui/Button';
import { look } from '@/components/ui/button-look';
import { Kbd } from '@/components/ui/Kbd';
import { nextStep } from '@/lib/cases/next-step.ts';
import { countFindings } from '@/lib/cases/score.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';
import { PacketDialog } from '../../packet/_components/PacketDialog';

/** One line: what happens next, and the way there. */
export function Next({ loaded, viewer }: { loaded: LoadedCase; viewer: Viewer }) {
  const { case: c, evaluation } = loaded;
  const view = caseView(loaded);
  const { what, step: wanted } = nextStep(view, actingUser(viewer, c.plan.id), countFindings(evaluation).missing);
  // What came in is recorded where the other actions are.
  const step = wanted === 'overview' ? 'decision' : wanted;
  const claims = view.status === 'received' && what.startsWith('Claim');
  return (
    <section
      aria-labelledby="next-title"
      className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 rounded border border-line bg-panel px-4 py-2"
    >
      <h2 id="next-title" className="text-sm font-semibold">
        Next
      </h2>
      <p className="min-w-0 flex-1">
        {what}.
        {claims ? (
          <span className="text-muted">
            {' '}
            Press <Kbd>c</Kbd>, or the button above.
          </span>
        ) : null}
      </p>
      {/* A plain link: the summary has a layout of its own, and this page stays where it is. */}
      <a href={`/cases/${c.number}/print`} target="_blank" rel="noopener" className={look({})}>
        Print <span className="sr-only">in a new tab</span>
      </a>
      <PacketDialog number={c.number} />
      {step ? (
        <LinkButton href={`/cases/${c.number}/${step}`} variant="primary">
          Go to {step}
        </LinkButton>
      ) : null}
    </section>
  );
}
