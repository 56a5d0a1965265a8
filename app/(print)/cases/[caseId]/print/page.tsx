import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { type CaseParams, loadCasePage } from '@/app/(review)/cases/[caseId]/_load';
import { zoneWords } from '@/components/case/when';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { questionsFor } from '@/lib/criteria/questions.ts';
import { Answers } from './_components/Answers';
import { Criteria } from './_components/Criteria';
import { Decision } from './_components/Decision';
import { Lines } from './_components/Lines';
import { pageBox } from './_components/page-box';
import { Request } from './_components/Request';
import { Toolbar } from './_components/Toolbar';

/** The title holds no name: it stays in the browser's history, and names the file where the print goes to one. */
export async function generateMetadata({ params }: CaseParams): Promise<Metadata> {
  return { title: `${(await params).caseId} summary` };
}

/** The case on paper: two pages where it is of the usual length. */
export default async function PrintPage({ params }: CaseParams) {
  const loaded = await loadCasePage((await params).caseId);
  const { case: c, viewer, input } = loaded;
  const { timeZone } = c.plan;
  const by = viewer.title ? `${viewer.name}, ${viewer.title}` : viewer.name;
  const printed = `Printed ${formatInstant(new Date().toISOString(), timeZone)} ${zoneWords(timeZone)} by ${by}`;
  const questions = questionsFor(input);
  return (
    <>
      {/* Its words differ by case and person, so it can't be a file; the nonce lets it in. */}
      <style nonce={(await headers()).get('x-nonce') ?? undefined}>{pageBox({ title: `Case ${c.number}`, printed })}</style>
      <Toolbar number={c.number} />
      <div data-sheet="" className="flex flex-col gap-2.5">
        <Request loaded={loaded} printed={printed} />
        <Lines lines={c.lines} />
        <Criteria loaded={loaded} questions={questions} />
        <Answers c={c} questions={questions} />
        <Decision c={c} />
      </div>
    </>
  );
}
