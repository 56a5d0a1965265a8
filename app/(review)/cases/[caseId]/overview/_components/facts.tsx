import { Card } from '@/components/case/Card';
import { capitalized } from '@/components/case/case-text';
import { flagWords, policyWords, reasonWords, stageWords } from '@/components/case/case-words';
import { Definitions } from '@/components/case/Definitions';
import { languageWords } from '@/components/case/party-words';
import { formatDate } from '@/lib/cases/time-words.ts';
import { LINE_OF_BUSINESS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import type { Stage } from '@/lib/criteria/case-input.ts';
import { ageOn } from '@/lib/criteria/dates.ts';
import type { Evaluation } from '@/lib/criteria/evaluate.ts';
import { policyById } from '@/lib/criteria/registry.ts';
import { type PumpQuestions, pumpAsksForFinding, urgencyRecord } from '@/lib/forms/intake-schema.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

// The parts of the request, each in its card.

interface Of {
  c: CaseRecord;
}

export function Request({ c, stage }: Of & { stage: Stage | null }) {
  const given = c.stage === null ? ', from its codes' : ', as requested';
  return (
    <Card title="Request">
      <Definitions
        items={[
          { term: 'Kind', detail: stageWords(stage) + (stage === null ? '' : given) },
          { term: 'Date of service', detail: formatDate(c.dateOfService) },
          { term: 'Drug', detail: c.drug },
          { term: 'Device', detail: c.device },
        ]}
      />
    </Card>
  );
}

const ATTESTED = {
  '': '',
  practitioner: ', asked for by the practitioner',
  member: ', asked for by the member',
  reviewer: ', found by the reviewer',
};
const KNOWN = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const;

/** How urgent, why, and what intake asked about a pump in place. */
export function Urgency({ c }: Of) {
  const record = urgencyRecord.safeParse(c.urgencyRecord);
  if (!record.success) return null;
  const { attestedBy, finding, pump } = record.data;
  const asked = c.urgency === 'expedited' || pumpAsksForFinding(pump);
  return (
    <Card title="Urgency">
      <Definitions
        items={[
          { term: 'Handled as', detail: URGENCY_WORDS[c.urgency] + ATTESTED[attestedBy] },
          { term: 'Finding', detail: finding || (asked ? null : 'None asked for') },
          ...pumpItems(pump),
        ]}
      />
    </Card>
  );
}

/** Without a pump in place the questions about it are moot, unless one was answered yes all the same. */
function pumpItems(pump: PumpQuestions) {
  const first = { term: 'Pump in place', detail: KNOWN[pump.implanted] };
  if (pump.implanted === 'no' && !pumpAsksForFinding(pump)) return [first];
  return [
    first,
    { term: 'Alarm', detail: KNOWN[pump.alarm] },
    { term: 'Battery low', detail: KNOWN[pump.batteryLow] },
    { term: 'Infection', detail: KNOWN[pump.infection] },
    { term: 'Next refill', detail: pump.refillDueOn === '' ? 'No date given' : formatDate(pump.refillDueOn) },
  ];
}

export function Member({ c: { member, dateOfService } }: Of) {
  const age = ageOn(member.dateOfBirth, dateOfService);
  return (
    <Card title="Member">
      <Definitions
        items={[
          { term: 'Name', detail: <bdi>{member.name}</bdi> },
          { term: 'Member ID', detail: member.memberId },
          { term: 'Date of birth', detail: `${formatDate(member.dateOfBirth)}, ${age} on the date of service` },
          { term: 'Reads', detail: languageWords(member.language) },
        ]}
      />
    </Card>
  );
}

const FUNDING = {
  'self-funded-erisa': 'Self-funded, ERISA',
  insured: 'Insured',
  governmental: 'Governmental',
  'not-applicable': null,
} as const;

/** The plan, and the policy that governs by it. */
export function Coverage({ c: { plan }, evaluation }: Of & { evaluation: Evaluation }) {
  const funding = FUNDING[plan.funding];
  const notes = [...reasonWords(evaluation), ...flagWords(evaluation)];
  return (
    <Card title="Coverage">
      <Definitions
        items={[
          { term: 'Plan', detail: plan.name },
          {
            term: 'Line of business',
            detail: LINE_OF_BUSINESS_WORDS[plan.lineOfBusiness] + (plan.state === null ? '' : `, ${plan.state}`),
          },
          ...(funding === null ? [] : [{ term: 'Funding', detail: funding }]),
          {
            term: 'Policy',
            detail:
              evaluation.policy === null
                ? capitalized(policyWords(evaluation))
                : `${policyWords(evaluation)}\n${policyById(evaluation.policy).title}`,
          },
          ...(notes.length > 0 ? [{ term: 'Note', detail: notes.join('\n') }] : []),
        ]}
      />
    </Card>
  );
}

export function Diagnoses({ c: { diagnoses } }: Of) {
  return (
    <Card title="Diagnoses">
      <Definitions narrow items={diagnoses.map(({ code, description }) => ({ term: code, detail: description }))} />
    </Card>
  );
}
