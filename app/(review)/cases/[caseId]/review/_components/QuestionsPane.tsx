'use client';

import { Fragment, useDeferredValue } from 'react';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import type { Stage } from '@/lib/criteria/case-input.ts';
import { POLICIES } from '@/lib/criteria/registry.ts';
import { ChangedAnnouncer } from './Announcer';
import { Elsewhere } from './Elsewhere';
import { AccessNote, Changed, NoCriteria } from './OnDemand';
import { CHANGED_ID } from './pathway-change';
import { QuestionRow } from './QuestionRow';
import { useQuestionKeys } from './question-keys';
import { useDrawnLater } from './question-moves';
import { SaveLine } from './SaveLine';
import { gapsOf, type QuestionGroup, type Scored } from './scored';
import { useFrame, useReview } from './use-review';
import { useSteady } from './use-steady';

/** What the governing policy asks of this request, and nothing else. */
export function QuestionsPane() {
  useQuestionKeys();
  const { store, mayAnswer } = useFrame();
  const isScored = useReview((snapshot) => snapshot.scored.evaluation.findings.length > 0);
  const groups = useDrawnLater(useReview((snapshot) => snapshot.scored.groups));
  const changed = useDeferredValue(useReview((snapshot) => snapshot.changed));
  const keptCount = useReview((snapshot) => snapshot.scored.keptCount);
  useSteady(store, groups, changed);
  const told = changed ? <Changed change={changed} /> : null;
  return (
    <section aria-labelledby="questions-title" className="flex min-h-0 min-w-0 flex-col">
      <Bar />
      <ChangedAnnouncer />
      <div data-scrolls className="relative min-h-0 flex-1 px-5 pb-10 roomy:overflow-y-auto">
        <div className="mx-auto max-w-[60rem]">
          {mayAnswer ? <Elsewhere /> : <AccessNote />}
          {groups.length === 0 ? told : null}
          {groups.map((group, index) => (
            <Fragment key={group.title}>
              <Group group={group} />
              {/* Below the indication, which chose the questions: that one stays where it is. */}
              {index === 0 ? told : null}
            </Fragment>
          ))}
          {isScored ? null : <NoCriteria />}
          {keptCount > 0 ? <p className="mt-5 text-xs text-muted">{keptWords(keptCount)}</p> : null}
        </div>
      </div>
    </section>
  );
}

function keptWords(count: number): string {
  return count === 1 ? '1 answer is kept and not asked on this pathway.' : `${count} answers are kept and not asked on this pathway.`;
}

function Bar() {
  const { isCollapsed } = useFrame();
  const isChanged = useReview((snapshot) => snapshot.changed !== null);
  const scored = useReview((snapshot) => snapshot.scored);
  const gaps = useReview((snapshot) => gapsOf(snapshot.scored, snapshot.evidence.all).length);
  const { questions, answered, evaluation } = scored;
  const asked = questions.length > 0 ? [`${answered} of ${questions.length}`, whatIsAsked(scored)].filter(Boolean).join(' · ') : '';
  return (
    <div className="flex min-h-10 flex-none items-center gap-x-3 gap-y-1 border-b border-line bg-panel px-3 py-1 whitespace-nowrap max-roomy:flex-wrap">
      <h2 id="questions-title" className="font-semibold">
        Questions
      </h2>
      <span title={asked} className="min-w-0 truncate text-faint">
        {asked}
      </span>
      {gaps > 0 ? <span className="text-xs text-muted">{gaps} without evidence</span> : null}
      {isChanged ? (
        <button type="button" className="min-h-6 text-xs text-accent hover:underline" onClick={goToChanged}>
          other questions now
        </button>
      ) : null}
      <OutcomeBadge outcome={evaluation.outcome} className={isCollapsed ? undefined : 'roomy:hidden'} />
      <SaveLine />
    </div>
  );
}

function goToChanged() {
  const message = document.getElementById(CHANGED_ID);
  message?.focus({ preventScroll: true });
  message?.scrollIntoView({ block: 'nearest' });
}

const STAGE_WORDS: Record<Stage, string> = {
  trial: 'a trial',
  permanent: 'a permanent pump',
  replacement: 'a replacement',
  revision: 'a revision',
  removal: 'a removal',
  maintenance: 'refill or maintenance',
};

/** "what MCP-160 asks of a permanent pump". */
function whatIsAsked({ evaluation, questions }: Scored): string {
  const policy = POLICIES.find(({ id }) => id === evaluation.policy);
  if (!policy || evaluation.stage === null || questions.length < 2) return '';
  return `what ${policy.documentNumber} asks of ${STAGE_WORDS[evaluation.stage]}`;
}

function Group({ group }: { group: QuestionGroup }) {
  return (
    <section className="mt-4">
      <div className="flex items-baseline justify-between gap-4 border-b border-line pb-[5px]">
        <h3 className="font-semibold">{group.title}</h3>
        <span className="text-right text-xs text-faint">{group.leafIds.join(', ')}</span>
      </div>
      <div>
        {group.questions.map((question) => (
          <QuestionRow key={question.fact} question={question} />
        ))}
      </div>
    </section>
  );
}
