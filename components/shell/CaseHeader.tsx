import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Tag, type TagTone } from '@/components/ui/Tag';
import { type CaseStep, CaseSteps } from './CaseSteps';
import type { ClockTone } from './clock-look';

export interface CaseHeaderProps {
  name: string;
  /** "65 on the date of service"; null where it can't be told. */
  age: string | null;
  memberId: string;
  /** "In review". */
  status: string;
  /** Currency of the policy, overdue and the like: "policy review overdue since Aug 31". */
  flags: readonly { text: string; tone: TagTone }[];
  /** "standard", "expedited". */
  urgency: { text: string; tone: TagTone };
  /** null where nothing is owed any more. */
  clock: {
    /** "Notice due in 2 d 13 h". */
    text: string;
    tone: ClockTone;
    /** "Nov 24, 23:59", in the plan's time zone. */
    due: string | null;
    /** "42 CFR 438.210(d)". */
    basis: string | null;
  } | null;
  caseNumber: string;
  /** "permanent pump, 62362 + 62350". */
  request: string;
  payer: string;
  /** "MCP-160 · 2025-08-13". */
  policy: string;
  /** "non-cancer pain"; null where not documented. */
  indication: string | null;
  /** All that were given, the first as the main one. */
  diagnoses: readonly { code: string; description: string }[];
  /** null where nobody holds the case. */
  reviewer: string | null;
  /** Who took the escalation; null: nobody, and then nothing is said. */
  director?: string | null;
  /** The representative, where there is one. */
  representative?: string | null;
  steps: readonly CaseStep[];
  /** The words of `clock`, renewed while the page is open. */
  timeLeft: ReactNode;
  /** Who else is here: one line, in a place of its own so that it moves nothing. */
  presence?: ReactNode;
  /** Claim, release and the like, at the end of the steps: there they leave room for long names and flags. */
  actions?: ReactNode;
}

/** Who, what, by when: in view on every page of the case. */
export function CaseHeader(props: CaseHeaderProps) {
  const { name, age, memberId, status, flags, urgency, clock, timeLeft, steps, presence, actions } = props;
  return (
    <section
      data-case-header
      aria-label="Case"
      className="flex-none border-b border-line bg-panel px-5 pt-3 roomy:sticky roomy:top-11 roomy:z-10"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm min-[90rem]:gap-x-3 min-[90rem]:text-base">
        <h1 className="min-w-0 text-xl font-semibold [overflow-wrap:anywhere]">{name}</h1>
        <span className="text-muted [overflow-wrap:anywhere]">{[age, memberId].filter(Boolean).join(' · ')}</span>
        <Tag>{status}</Tag>
        {flags.map((flag) => (
          <Tag key={flag.text} tone={flag.tone}>
            {flag.text}
          </Tag>
        ))}
        <div className="ml-auto flex flex-wrap items-center gap-x-2 gap-y-1 min-[90rem]:gap-x-3">
          <Tag tone={urgency.tone}>{urgency.text}</Tag>
          {clock ? (
            <>
              {timeLeft}
              {clock.due || clock.basis ? <span className="text-muted">{[clock.due, clock.basis].filter(Boolean).join(' · ')}</span> : null}
            </>
          ) : null}
        </div>
      </div>
      <CaseFacts {...props} />
      <div className="flex flex-wrap items-end justify-between gap-x-3">
        <CaseSteps steps={steps} />
        {presence}
        {actions ? <div className="flex gap-2 pb-1.5 print:hidden">{actions}</div> : null}
      </div>
    </section>
  );
}

function CaseFacts(props: CaseHeaderProps) {
  return (
    <dl className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-sm min-[90rem]:gap-x-[22px] min-[90rem]:text-base print:mb-3">
      <Fact term="Case" code>
        {props.caseNumber}
      </Fact>
      <Fact term="Request">{props.request}</Fact>
      <Fact term="Payer">{props.payer}</Fact>
      <Fact term="Policy">{props.policy}</Fact>
      <Indication indication={props.indication} diagnoses={props.diagnoses} />
      <Fact term="Reviewer">{props.reviewer}</Fact>
      {props.director ? <Fact term="Director">{props.director}</Fact> : null}
      {props.representative ? <Fact term="Representative">{props.representative}</Fact> : null}
    </dl>
  );
}

/** With the codes, and where there is room what they say; it is always said on hover and to a screen reader. */
function Indication({ indication, diagnoses }: Pick<CaseHeaderProps, 'indication' | 'diagnoses'>) {
  const said = diagnoses.map(({ code, description }) => `${code} ${description}`.trim());
  if (indication === null && diagnoses.length === 0) return <Fact term="Indication">{null}</Fact>;
  return (
    <Fact term="Indication" full={[indication ?? 'not documented', ...said].join('; ')}>
      {indication ?? <span className="font-normal text-faint">not documented</span>}
      {diagnoses.map(({ code, description }) => (
        <span key={code}>
          {', '}
          {code} <span className="max-[100rem]:sr-only">{description}</span>
        </span>
      ))}
    </Fact>
  );
}

interface FactProps {
  term: string;
  code?: boolean;
  /** All of it in words, where `children` is no text. */
  full?: string;
  children: ReactNode;
}

/** A long one is cut at the width of a name, and said in full on hover and to a screen reader. */
function Fact({ term, code = false, full, children }: FactProps) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="text-muted">{term}</dt>
      <dd
        title={full ?? (typeof children === 'string' ? children : undefined)}
        className={cx(
          'relative min-w-0 truncate',
          full === undefined ? 'max-w-72' : 'max-w-104',
          children === null ? 'text-faint' : 'font-medium',
          code && 'font-mono text-sm font-normal',
        )}
      >
        {children ?? (term === 'Reviewer' ? 'nobody yet' : 'not documented')}
      </dd>
    </div>
  );
}
