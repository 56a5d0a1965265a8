import type { ReactNode } from 'react';
import { flagWords, policyWords, reasonWords, stageWords } from '@/components/case/case-words';
import { clockWords, UNVERIFIED_WORDS } from '@/components/case/clock-words';
import { addressWords } from '@/components/case/party-words';
import { zoneWords } from '@/components/case/when';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { CHANNEL_WORDS, LINE_OF_BUSINESS_WORDS, STATUS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import { ageOn } from '@/lib/criteria/dates.ts';
import { policyById, policyVersion } from '@/lib/criteria/registry.ts';
import { CHANNELS, urgencyRecord } from '@/lib/forms/intake-schema.ts';
import type { CaseRecord, LoadedCase } from '@/lib/use-cases/load-case.ts';
import { Pair, Section } from './Section';

/** Who, what, by when, and under which policy. */
export function Request({ loaded, printed }: { loaded: LoadedCase; printed: string }) {
  const { case: c, evaluation } = loaded;
  return (
    <>
      <header className="flex items-baseline justify-between gap-4">
        <div>
          <h1 className="text-[13pt] leading-[15pt] font-semibold">
            Case summary <span className="font-mono text-[12pt] font-normal">{c.number}</span>
          </h1>
          <p className="text-[7.5pt] text-muted">{printed}</p>
        </div>
        <p className="text-right">
          <span className="font-semibold">{STATUS_WORDS[c.status]}</span>
          <br />
          {stageWords(evaluation.stage)}, {URGENCY_WORDS[c.urgency].toLowerCase()}
        </p>
      </header>
      <Parties c={c} />
      <div className="grid grid-cols-2 gap-x-5">
        <Clock c={c} />
        <Policy loaded={loaded} />
      </div>
    </>
  );
}

function Parties({
  c: { member, representative, practitioner, facility, plan, dateOfService, diagnoses, drug, device },
}: {
  c: CaseRecord;
}) {
  const age = ageOn(member.dateOfBirth, dateOfService);
  return (
    <Section title="Request">
      <dl className="grid grid-cols-2 gap-x-5">
        <Pair term="Member">
          <Name>{member.name}</Name>, {member.memberId}; born {formatDate(member.dateOfBirth)}, {age} on the date of service
        </Pair>
        <Pair term="Plan">
          {plan.name}; {LINE_OF_BUSINESS_WORDS[plan.lineOfBusiness]}
        </Pair>
        <Pair term="Requesting practitioner">
          <Name>{practitioner.name}</Name>
          {after([
            practitioner.specialty,
            called('NPI', practitioner.npi),
            called('tel.', practitioner.phone),
            called('fax', practitioner.fax),
          ])}
        </Pair>
        <Pair term="Facility">
          {facility.name === '' ? (
            'none named'
          ) : (
            <>
              <Name>{facility.name}</Name>
              {after([called('NPI', facility.npi), addressWords(facility.address).replaceAll('\n', ', ')])}
            </>
          )}
        </Pair>
        <Pair term="Representative">
          {representative ? (
            <>
              <Name>{representative.name}</Name>
              {after([representative.relationship, addressWords(representative.address).replaceAll('\n', ', ')])}
            </>
          ) : (
            'none on file'
          )}
        </Pair>
        <Pair term="Diagnoses">{diagnoses.map(({ code, description }) => `${code} ${description}`).join('; ')}</Pair>
        {drug ? <Pair term="Drug">{drug}</Pair> : null}
        {device ? <Pair term="Device">{device}</Pair> : null}
      </dl>
    </Section>
  );
}

const Name = ({ children }: { children: string }) => <bdi className="font-medium">{children}</bdi>;
const called = (how: string, number: string): ReactNode => (number === '' ? '' : `${how} ${number}`);
const after = (parts: readonly ReactNode[]) => parts.filter(Boolean).map((part) => `, ${part}`);

const ATTESTED = {
  '': '',
  practitioner: 'asked for by the practitioner',
  member: 'asked for by the member',
  reviewer: 'found by the reviewer',
};

function Clock({ c }: { c: CaseRecord }) {
  const { timeZone } = c.plan;
  const rule = clockWords(c);
  const channel = CHANNELS.find((each) => each === c.channel);
  const record = urgencyRecord.safeParse(c.urgencyRecord);
  const urgency = record.success ? [ATTESTED[record.data.attestedBy], record.data.finding].filter(Boolean) : [];
  return (
    <Section title="Clock" aside={`times in ${zoneWords(timeZone)}`}>
      <dl>
        <Pair term="Received">
          {formatInstant(c.receivedAt, timeZone)}, by {(channel ? CHANNEL_WORDS[channel] : c.channel).toLowerCase()}
        </Pair>
        <Pair term="Typed in">
          {formatInstant(c.enteredAt, timeZone)}, by {c.enteredBy}
        </Pair>
        <Pair term="Notice due">
          <span className="font-medium">{formatInstant(c.dueAt, timeZone)}</span>
          {rule.length ? `: ${rule.length}` : ''}, {rule.citation}
        </Pair>
        <Pair term="Urgency">{[URGENCY_WORDS[c.urgency], ...urgency].join('; ')}</Pair>
      </dl>
      {rule.verified ? null : <p className="text-[7.5pt] text-muted">{UNVERIFIED_WORDS}</p>}
    </Section>
  );
}

function Policy({ loaded: { evaluation } }: { loaded: LoadedCase }) {
  const { policy, version } = evaluation;
  const found = policy === null || version === null ? undefined : policyVersion(policy, version);
  const flags = flagWords(evaluation);
  return (
    <Section title="Policy">
      <dl>
        <Pair term="Governs">
          <span className="font-medium">{policyWords(evaluation)}</span>
          {policy === null ? '' : `, ${policyById(policy).title}`}
        </Pair>
        {found ? (
          <Pair term="In force">
            from {formatDate(found.inForce.from)}
            {found.inForce.to ? ` to ${formatDate(found.inForce.to)}` : ', no end given'}
          </Pair>
        ) : null}
        <Pair term="Currency">{flags.length > 0 ? flags.join('; ') : 'in force on the date of service, no flags'}</Pair>
        {evaluation.reasons.length > 0 ? <Pair term="Note">{reasonWords(evaluation).join('; ')}</Pair> : null}
      </dl>
    </Section>
  );
}
