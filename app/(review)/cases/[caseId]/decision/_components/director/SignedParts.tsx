import { Card } from '@/components/case/Card';
import { Definitions } from '@/components/case/Definitions';
import { dayWords } from '@/components/form/fact-words';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { RESULT_WORDS } from '@/lib/cases/words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { BASIS_WORDS, licenseWords } from './signed-words';

/** What became of each line; no column where one word says it of all. */
export function decidedColumn(decision: CaseRecord['decision']): { last?: { title: string; cell: (line: { number: number }) => string } } {
  if (decision?.kind !== 'approved-in-part') return {};
  const result = (number: number) => decision.lines.find((line) => line.number === number)?.result;
  return { last: { title: 'Decision', cell: ({ number }) => (result(number) === 'approved' ? 'Approved' : 'Denied') } };
}

/** What a medical director put the signature to; nothing where a nurse approved. */
export function SignedParts({ c }: { c: CaseRecord }) {
  const { decision } = c;
  if (!decision?.signing || !decision.credential) return null;
  const { signing, credential, decidedAt } = decision;
  const { otherSource: source, externalCriteria: x } = signing;
  const given = (term: string, detail: string) => (detail === '' ? [] : [{ term, detail }]);
  return (
    <Card title="Signed by a medical director">
      <Definitions
        items={[
          ...given('Rests on', signing.basis === null ? '' : BASIS_WORDS[signing.basis]),
          ...given('Criteria', signing.criteria.join(', ')),
          ...given('Source', source === null ? '' : [source.name, source.reference, source.applied].join('\n')),
          ...given('Reason', signing.reason),
          ...signing.readings.map(({ leaf, result, text }) => ({ term: `Reading of ${leaf}`, detail: `${RESULT_WORDS[result]}: ${text}` })),
          ...given('EPSDT finding', signing.epsdt),
          ...given('Local determinations', signing.localDeterminations),
          ...given(
            'Proprietary criteria',
            x === null ? '' : [x.product, x.subset, x.version, dayWords(x.date), x.pointsNotMet, x.reference].filter(Boolean).join(', '),
          ),
          { term: 'License', detail: licenseWords(credential) },
          { term: 'Attested', detail: 'Specialty fits the service; no conflict of interest; records reviewed' },
          { term: 'Password', detail: `given again ${formatInstant(decidedAt, c.plan.timeZone)}` },
        ]}
      />
    </Card>
  );
}
