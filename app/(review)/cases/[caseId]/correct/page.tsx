import type { Metadata } from 'next';
import { stageWords } from '@/components/case/case-words';
import { PageBody } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { STAGE_WORDS } from '@/lib/cases/words.ts';
import { STAGES } from '@/lib/criteria/case-input.ts';
import { stageOf } from '@/lib/criteria/stage.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import { correctionPlans, previewCorrection } from '@/lib/use-cases/correct-request.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { CorrectionForm } from './_components/CorrectionForm';
import { Preview } from './_components/Preview';

export const metadata: Metadata = { title: 'Correct the request' };

interface Props extends CaseParams {
  searchParams: Promise<{ plan?: string | string[]; kind?: string | string[] }>;
}

/** The plan and the kind of the request, put right; what follows is shown before anything is saved. The choice stands in the address. */
export default async function CorrectPage({ params, searchParams }: Props) {
  const loaded = await loadCasePage((await params).caseId);
  const { case: c, viewer, input } = loaded;
  const action = allowedActions(caseView(loaded), actingUser(viewer, c.plan.id)).find((each) => each.action === 'correct-request');
  if (!action?.allowed) return <NotNow number={c.number} why={action?.reason ?? ''} />;
  const plans = await correctionPlans(viewer);
  const { plan = c.plan.id, kind = c.stage ?? '' } = await searchParams;
  const chosen = { planId: plans.find(({ id }) => id === plan)?.id ?? c.plan.id, stage: STAGES.find((each) => each === kind) ?? null };
  const preview = previewCorrection(loaded, plans, chosen);
  const told = stageOf({ procedureCodes: input.request.procedureCodes }).stage;
  return (
    <PageBody>
      <div className="grid gap-x-8 gap-y-5 roomy:grid-cols-[22rem_minmax(0,1fr)]">
        <CorrectionForm
          key={c.number}
          number={c.number}
          version={c.version}
          chosen={{ planId: chosen.planId, stage: chosen.stage ?? '' }}
          isDifferent={preview?.isDifferent ?? false}
          plans={plans.map(({ id, name }) => ({ value: id, label: name }))}
          kinds={[
            { value: '', label: told === null ? stageWords(null) : `As its codes tell: ${stageWords(told).toLowerCase()}` },
            ...STAGES.map((each) => ({ value: each, label: STAGE_WORDS[each] })),
          ]}
        />
        {preview ? <Preview preview={preview} answers={c.answers} now={new Date().toISOString()} /> : null}
      </div>
    </PageBody>
  );
}

function NotNow({ number, why }: { number: string; why: string }) {
  return (
    <PageBody>
      <h2 className="text-lg font-semibold">Correct the request</h2>
      <Callout title={`${why}.`} actions={<LinkButton href={`/cases/${number}/overview`}>To the overview</LinkButton>}>
        The nurse who holds a case in review corrects its plan or its kind of request.
      </Callout>
    </PageBody>
  );
}
