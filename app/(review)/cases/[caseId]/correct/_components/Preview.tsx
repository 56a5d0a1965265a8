import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { flagWords, policyWords, reasonWords, stageWords } from '@/components/case/case-words';
import { shortInstant, zoneWords } from '@/components/case/when';
import { formatDate } from '@/lib/cases/time-words.ts';
import { LINE_OF_BUSINESS_WORDS, OUTCOME_WORDS, PAYER_WORDS } from '@/lib/cases/words.ts';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import type { CorrectionPreview } from '@/lib/use-cases/correct-request.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

interface PreviewProps {
  preview: CorrectionPreview;
  answers: CaseRecord['answers'];
  /** ISO 8601 UTC. */
  now: string;
}

/** What the correction would change, beside what holds now; said to a screen reader in one sentence. */
export function Preview({ preview, answers, now }: PreviewProps) {
  const { isDifferent, questions } = preview;
  const answered = new Set(answers.filter(({ value }) => value !== null).map(({ fact }) => fact));
  return (
    <section aria-label="What will change" className="flex min-w-0 flex-col gap-4">
      <p role="status" className="text-sm font-medium">
        {isDifferent ? summary(preview, answered) : 'Nothing is different yet: choose another plan or another kind of request.'}
      </p>
      <Changes preview={preview} now={now} />
      {isDifferent ? (
        <div className="grid gap-4 min-[80rem]:grid-cols-2">
          <Questions title="New questions" facts={questions.added} answered={answered} none="No question is new." />
          <Questions title="No longer asked" facts={questions.dropped} answered={answered} none="Every question is still asked." />
        </div>
      ) : null}
    </section>
  );
}

function summary({ questions, after }: CorrectionPreview, answered: ReadonlySet<FactKey>): string {
  const { added, dropped, kept } = questions;
  const keptAnswers = dropped.filter((fact) => answered.has(fact)).length;
  const quiet = dropped.length > 0 && keptAnswers > 0 ? ` (${counted(keptAnswers, 'answer')} kept)` : '';
  const count = `${counted(kept.length, 'question')} stay, ${added.length} new, ${dropped.length} no longer asked${quiet}.`;
  return `Then: ${OUTCOME_WORDS[after.evaluation.outcome].toLowerCase()}. ${count}`;
}

type Side = CorrectionPreview['before'];

/** The lines of the comparison, each with its words for one side. */
function linesOf(now: string): readonly { term: string; words: (side: Side) => string }[] {
  return [
    { term: 'Plan', words: ({ request }) => request.planName },
    { term: 'Payer', words: ({ request }) => payerWords(request) },
    { term: 'Kind of request', words: ({ request, evaluation }) => kindWords(request.stage, evaluation.stage) },
    { term: 'Governing policy', words: ({ evaluation }) => policyWords(evaluation) },
    { term: 'Flags', words: ({ evaluation }) => [...reasonWords(evaluation), ...flagWords(evaluation)].join('; ') || 'none' },
    { term: 'Received on', words: ({ request }) => formatDate(request.receivedOn) },
    {
      term: 'Notice due',
      words: ({ request: { dueAt, timeZone } }) => `${shortInstant(dueAt, timeZone, now)} ${zoneWords(timeZone)}`,
    },
    { term: 'Rule of the clock', words: ({ request }) => request.dueBasis },
    { term: 'Outcome so far', words: ({ evaluation }) => OUTCOME_WORDS[evaluation.outcome] },
  ];
}

function payerWords({ payer, lineOfBusiness, state }: Side['request']): string {
  return [PAYER_WORDS[payer], LINE_OF_BUSINESS_WORDS[lineOfBusiness], state].filter(Boolean).join(', ');
}

function kindWords(given: string | null, stage: string | null): string {
  const words = stageWords(stage);
  return given === null && stage !== null ? `${words}, as its codes tell` : words;
}

function Changes({ preview: { before, after, isDifferent }, now }: { preview: CorrectionPreview; now: string }) {
  return (
    <div className="overflow-x-auto rounded border border-line bg-panel">
      <table className="w-full min-w-120 table-fixed text-left text-sm">
        <caption className="sr-only">What holds now and what would hold after the correction</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <td className="w-36 px-3 py-1.5" />
            <th scope="col" className="px-3 py-1.5 font-medium">
              Now
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {linesOf(now).map(({ term, words }) => (
            <Change key={term} term={term} before={words(before)} after={isDifferent ? words(after) : null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Change({ term, before, after }: { term: string; before: string; after: string | null }) {
  const isChanged = after !== null && after !== before;
  return (
    <tr className="border-b border-line align-top last:border-b-0">
      <th scope="row" className="px-3 py-1.5 font-normal whitespace-nowrap text-muted">
        {term}
      </th>
      <td className="px-3 py-1.5 [overflow-wrap:anywhere]">{before}</td>
      <td className={isChanged ? 'px-3 py-1.5 font-medium [overflow-wrap:anywhere]' : 'px-3 py-1.5 text-faint'}>
        {after === null ? '' : isChanged ? after : 'the same'}
      </td>
    </tr>
  );
}

interface QuestionsProps {
  title: string;
  facts: readonly FactKey[];
  answered: ReadonlySet<FactKey>;
  none: string;
}

function Questions({ title, facts, answered, none }: QuestionsProps) {
  if (facts.length === 0) {
    return (
      <Card title={title}>
        <p className="text-sm text-muted">{none}</p>
      </Card>
    );
  }
  return (
    <Card title={title} aside={String(facts.length)} flush>
      <ul className="text-sm">
        {facts.map((fact) => (
          <li key={fact} className="flex justify-between gap-3 border-b border-line px-3 py-1.5 last:border-b-0">
            <span className="min-w-0">{factSpec(fact).question}</span>
            {answered.has(fact) ? <span className="flex-none text-xs leading-5 text-muted">answered, kept</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
