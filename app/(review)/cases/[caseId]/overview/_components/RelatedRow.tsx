import { VERSION_WORDS } from '@/components/case/after-words';
import { stageWords } from '@/components/case/case-words';
import { wordsOf } from '@/components/case/letter-words';
import { Link } from '@/components/ui/Link';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { toRoute } from '@/components/ui/routes';
import { Tag } from '@/components/ui/Tag';
import { describeCode } from '@/lib/cases/codes.ts';
import { DECIDED_WORDS, isEnding } from '@/lib/cases/endings.ts';
import { STATUSES } from '@/lib/cases/lifecycle.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { STATUS_WORDS } from '@/lib/cases/words.ts';
import { OUTCOMES } from '@/lib/criteria/outcome.ts';
import type { RelatedCase } from '@/lib/use-cases/list-related-cases.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

const LINK_WORDS: Readonly<Record<string, string>> = {
  split: 'from the same request',
  related: 'related',
};

/** `way` `to`: the other case came from this one. */
function linkWords({ kind, way }: CaseRecord['links'][number]): string {
  if (kind === 'reopening') return way === 'to' ? 'reopens this decision' : 'decision reopened here';
  if (kind === 'reconsideration') return way === 'to' ? 'reconsiders this decision' : 'decision reconsidered here';
  if (kind === 'appeal') return way === 'to' ? 'appeal of this decision' : 'decision appealed here';
  if (kind === 'duplicate') return way === 'to' ? 'repeats this request' : 'repeated here';
  return LINK_WORDS[kind] ?? kind;
}

/** One of the member's other cases: kind and state, what was decided about it, and its lines. */
export function RelatedRow({ c, related }: { c: CaseRecord; related: RelatedCase }) {
  const { number, plan } = related;
  const link = c.links.find((each) => each.number === number);
  return (
    <li className="border-b border-line px-4 py-2 text-sm last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <span className="font-medium">{stageWords(related.stage)}</span>
        <Link href={toRoute(`/cases/${number}/overview`)} className="font-mono text-[0.78125rem] text-accent hover:underline">
          {number}
        </Link>
        <span className="text-muted">service {formatDate(related.dateOfService)}</span>
        {link ? <Tag {...(link.kind === 'appeal' ? { tone: 'info' as const } : {})}>{linkWords(link)}</Tag> : null}
        {plan.id === c.plan.id ? null : <Tag>{plan.name}</Tag>}
        <State related={related} />
      </div>
      <p className="mt-0.5">
        <Decided related={related} />
      </p>
      <Lines related={related} />
    </li>
  );
}

function State({ related }: { related: RelatedCase }) {
  const status = STATUSES.find((each) => each === related.status);
  const outcome = OUTCOMES.find((each) => each === related.outcome);
  return (
    <span className="ml-auto flex flex-wrap items-center gap-x-3">
      {/* An ending judged no criterion. */}
      {outcome && !(related.decision && isEnding(related.decision.kind)) ? <OutcomeBadge outcome={outcome} /> : null}
      {status ? <span className="text-muted">{STATUS_WORDS[status]}</span> : null}
    </span>
  );
}

function Decided({ related: { decision, authorizations, plan, receivedOn } }: { related: RelatedCase }) {
  if (!decision) return <span className="text-muted">Not decided; received {formatDate(receivedOn)}</span>;
  const { kind, decidedAt, signerName } = decision;
  return (
    <>
      {wordsOf(DECIDED_WORDS, kind)} {formatDate(dayIn(decidedAt, plan.timeZone))}
      <span className="text-muted"> by {signerName}</span>
      {authorizations.map((each) => (
        <span key={each.number}>
          {' · '}
          <span className="font-mono text-[0.78125rem]">{each.number}</span>
          <span className="text-muted">
            {' '}
            valid {formatDate(each.validFrom)} to {formatDate(each.validTo)}
            {each.kind === 'decided' ? '' : `, ${wordsOf(VERSION_WORDS, each.kind)}`}
          </span>
        </span>
      ))}
    </>
  );
}

/** Each code once, with its units; the date of service only where it is not the case's. */
function Lines({ related: { lines, dateOfService } }: { related: RelatedCase }) {
  return (
    <ul className="text-xs text-muted">
      {lines.map(({ code, units, dateOfService: on }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and their order is fixed
        <li key={i}>
          <span className="font-mono">{code}</span> {describeCode(code)}
          {units === 1 ? '' : `, ${units} units`}
          {on === dateOfService ? '' : `, ${formatDate(on)}`}
        </li>
      ))}
    </ul>
  );
}
