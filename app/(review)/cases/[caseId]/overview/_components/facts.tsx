import { Card } from '@/components/case/Card';
import { capitalized } from '@/components/case/case-text';
import { flagWords, policyWords, reasonWords, stageWords } from '@/components/case/case-words';
import { Definitions } from '@/components/case/Definitions';
import { zoneWords } from '@/components/case/when';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { CHANNEL_WORDS, LINE_OF_BUSINESS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import type { Stage } from '@/lib/criteria/case-input.ts';
import { ageOn } from '@/lib/criteria/dates.ts';
import type { Evaluation } from '@/lib/criteria/evaluate.ts';
import { policyById } from '@/lib/criteria/registry.ts';
import { CHANNELS, type PumpQuestions, pumpAsksForFinding, urgencyRecord } from '@/lib/forms/intake-schema.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { addressWords, languageWords } from './party-words';

// The parts of the request, each in its card. Times are the plan's.

interface Of {
  c: CaseRecord;
}

export function Request({ c, stage }: Of & { stage: Stage | null }) {
  const { timeZone } = c.plan;
  const channel = CHANNELS.find((each) => each === c.channel);
  const given = c.stage === null ? ', from its codes' : ', as requested';
  return (
    <Card title="Request" aside={`times in ${zoneWords(timeZone)}`}>
      <Definitions
        items={[
          { term: 'Kind', detail: stageWords(stage) + (stage === null ? '' : given) },
          { term: 'Channel', detail: channel ? CHANNEL_WORDS[channel] : c.channel },
          { term: 'Received', detail: formatInstant(c.receivedAt, timeZone) },
          { term: 'Entered', detail: `${formatInstant(c.enteredAt, timeZone)}, by ${c.enteredBy}` },
          { term: 'Notice due', detail: `${formatInstant(c.dueAt, timeZone)}\n${c.dueBasis}` },
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

export function Member({ c: { member, representative, dateOfService } }: Of) {
  const age = ageOn(member.dateOfBirth, dateOfService);
  return (
    <Card title="Member">
      <Definitions
        items={[
          { term: 'Name', detail: member.name },
          { term: 'Member ID', detail: member.memberId },
          { term: 'Date of birth', detail: `${formatDate(member.dateOfBirth)}, ${age} on the date of service` },
          { term: 'Address', detail: addressWords(member.address) },
          { term: 'Reads', detail: languageWords(member.language) },
          ...(representative
            ? [
                {
                  term: 'Representative',
                  detail: `${representative.name}, ${representative.relationship}\n${addressWords(representative.address)}`,
                },
              ]
            : [{ term: 'Representative', detail: 'None on file' }]),
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
export function Coverage({ c: { plan, dateOfService }, evaluation }: Of & { evaluation: Evaluation }) {
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
          { term: 'Date of service', detail: formatDate(dateOfService) },
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

export function Practitioner({ c: { practitioner } }: Of) {
  return (
    <Card title="Requesting practitioner">
      <Definitions
        items={[
          { term: 'Name', detail: practitioner.name },
          { term: 'NPI', detail: practitioner.npi, code: true },
          { term: 'Specialty', detail: practitioner.specialty },
          { term: 'Telephone', detail: practitioner.phone },
          { term: 'Fax', detail: practitioner.fax },
          { term: 'Address', detail: addressWords(practitioner.address) },
        ]}
      />
    </Card>
  );
}

export function Facility({ c: { facility } }: Of) {
  return (
    <Card title="Facility">
      <Definitions
        items={[
          { term: 'Name', detail: facility.name },
          { term: 'NPI', detail: facility.npi, code: true },
          { term: 'Address', detail: addressWords(facility.address) },
        ]}
      />
    </Card>
  );
}
