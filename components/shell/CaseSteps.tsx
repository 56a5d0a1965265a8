'use client';

import { usePathname } from 'next/navigation';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { MARK_TEXT, type MarkKind, StatusMark } from '@/components/ui/StatusMark';

/** One step of the case with its state as derived now (never stored). */
export interface CaseStep {
  href: string;
  label: string;
  /** "3 open", "18". */
  detail?: string | undefined;
  /** Gives the detail a shape and its color; without it the detail is a quiet number. */
  mark?: MarkKind | undefined;
}

export function CaseSteps({ steps }: { steps: readonly CaseStep[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Steps of the case" className="mt-2.5 flex flex-wrap gap-0.5 print:hidden">
      {steps.map((step) => {
        const current = pathname === step.href || pathname.startsWith(`${step.href}/`);
        return (
          <Link key={step.href} href={toRoute(step.href)} aria-current={current ? 'page' : undefined} className={STEP}>
            {step.label}
            {step.detail ? (
              <span className={cx('flex items-center gap-1', step.mark ? MARK_TEXT[step.mark] : 'font-normal text-faint')}>
                {step.mark ? <StatusMark kind={step.mark} decorative /> : null}
                {step.detail}
              </span>
            ) : null}
          </Link>
        );
      })}
    </nav>
  );
}

const STEP =
  'flex items-center gap-[7px] border-b-2 border-transparent px-3 pt-[7px] pb-2 text-muted hover:text-text aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text focus-visible:-outline-offset-2 forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]';
