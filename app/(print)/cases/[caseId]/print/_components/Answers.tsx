import { counted } from '@/components/case/case-text';
import { citationWords } from '@/components/case/citation-words';
import { shortInstant } from '@/components/case/when';
import { valueWords } from '@/components/form/fact-words';
import { shortName } from '@/lib/cases/lifecycle.ts';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import type { Question } from '@/lib/criteria/questions.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { Section, TABLE } from './Section';

/** What the policy asks, numbered as the criteria name it: the answer, where it was found, the note, and whose it is. */
export function Answers({ c, questions }: { c: CaseRecord; questions: readonly Question[] }) {
  const asked = new Set(questions.map(({ fact }) => fact));
  const kept = c.answers.filter(({ fact, value }) => value !== null && !asked.has(fact)).length;
  if (questions.length === 0 && kept === 0) return null;
  return (
    <Section title="Answers and evidence" aside={counted(questions.length, 'question')}>
      <table className={TABLE}>
        <thead>
          <tr>
            <th scope="col" className="w-[14pt]">
              No.
            </th>
            <th scope="col" className="w-[33%]">
              Question
            </th>
            <th scope="col" className="w-[15%]">
              Answer
            </th>
            <th scope="col">Evidence and note</th>
            <th scope="col" className="w-[70pt]">
              By, when
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.map(({ fact }, i) => (
            <AnswerRow key={fact} number={i + 1} fact={fact} c={c} />
          ))}
        </tbody>
      </table>
      {kept > 0 ? (
        <p className="mt-1 text-[7.5pt] text-muted">
          {counted(kept, 'answer')} to what this policy does not ask {kept === 1 ? 'is' : 'are'} kept in the case and not printed.
        </p>
      ) : null}
    </Section>
  );
}

function AnswerRow({ number, fact, c }: { number: number; fact: FactKey; c: CaseRecord }) {
  const answer = c.answers.find((each) => each.fact === fact);
  const value = answer?.value ?? null;
  const cited = c.evidence.filter((each) => each.fact === fact);
  return (
    <tr>
      <td className="text-muted">{number}</td>
      <td>{factSpec(fact).question}</td>
      <td className={value === null ? 'text-missing' : 'font-medium'}>{valueWords(fact, value)}</td>
      <td>
        {cited.map((each) => (
          <p key={each.id}>{citationWords(each)}</p>
        ))}
        {cited.length === 0 && value !== null ? (
          <p className="text-muted">{c.acceptedGaps.includes(fact) ? 'No evidence; accepted as it is' : 'No evidence cited'}</p>
        ) : null}
        {answer?.note ? <p className="whitespace-pre-line italic">Note: {answer.note}</p> : null}
      </td>
      <td className="text-[7.5pt] leading-[9.5pt] text-muted">
        {answer ? (
          <>
            {shortName(answer.answeredBy)}
            <br />
            {shortInstant(answer.answeredAt, c.plan.timeZone, c.receivedAt)}
          </>
        ) : null}
      </td>
    </tr>
  );
}
