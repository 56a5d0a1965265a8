import { OUTCOME_OF_REVIEW, VERSION_WORDS } from '@/components/case/after-words';
import { Card } from '@/components/case/Card';
import { UNVERIFIED_MARK } from '@/components/case/clock-words';
import { wordsOf } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { EXTERNAL_BODY_WORDS } from '@/lib/cases/after-rules.ts';
import { authorizationVersions } from '@/lib/cases/authorization.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** What the decision led to: versions of the authorization, what other bodies decided, what was to be carried out, corrections. */
export function AfterRecord({ c }: { c: CaseRecord }) {
  return (
    <>
      {c.authorizations.length > 0 ? <Versions c={c} /> : null}
      {c.externalReviews.length > 0 ? <Outcomes c={c} /> : null}
      {c.duties.length > 0 ? <Duties c={c} /> : null}
      {c.corrections.length > 0 ? <Corrections c={c} /> : null}
    </>
  );
}

const ROW = 'border-b border-line px-4 py-2 text-sm last:border-b-0';

function Versions({ c }: { c: CaseRecord }) {
  return (
    <Card title="Authorization, version by version" flush>
      <ul>
        {authorizationVersions(c)
          .toReversed()
          .map((v) => (
            <li key={`${v.number} ${v.version}`} className={ROW}>
              <p>
                <span className="font-mono text-[0.78125rem]">{v.number}</span>, version {v.version}, {VERSION_WORDS[v.kind]}:{' '}
                {formatDate(v.validFrom)} through {formatDate(v.validTo)}
              </p>
              <p className="text-xs text-muted">
                {v.lines.map((line) => `${line.code} × ${line.units}, ${line.site}, ${formatDate(line.dateOfService)}`).join('; ')};{' '}
                {v.practitioner.name}; {v.facility.name}
              </p>
              <p className="text-xs text-muted">
                {v.madeBy}, {formatInstant(v.madeAt, c.plan.timeZone)}
                {v.reason ? `: ${v.reason}` : ''}
                {v.basis ? ` (${wordsOf(EXTERNAL_BODY_WORDS, v.basis)})` : ''}
              </p>
            </li>
          ))}
      </ul>
    </Card>
  );
}

function Outcomes({ c }: { c: CaseRecord }) {
  return (
    <Card title="What other bodies decided" flush>
      <ul>
        {c.externalReviews.map((r) => (
          <li key={r.eventNumber} className={ROW}>
            {wordsOf(EXTERNAL_BODY_WORDS, r.body)}: <span className="font-medium">{wordsOf(OUTCOME_OF_REVIEW, r.result)}</span>,{' '}
            {r.reference}, {formatDate(r.decidedOn)}
            <p className="text-xs text-muted">
              Notice received {formatInstant(r.receivedAt, c.plan.timeZone)}; recorded by {r.recordedBy}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Duties({ c }: { c: CaseRecord }) {
  const { timeZone } = c.plan;
  return (
    <Card title="What the decision asks for" flush>
      <ul>
        {c.duties.map((d) => (
          <li key={d.id} className={ROW}>
            <p>
              {d.kind === 'forwarding' ? 'Forward the appeal to the independent entity' : 'Put the overturned decision into effect'}:{' '}
              <span className="font-medium">{d.doneAt ? 'done' : 'not done'}</span>
            </p>
            <p className="text-xs text-muted">
              Due {formatInstant(d.dueAt, timeZone)} {zoneWords(timeZone)}, {d.basis}
              {d.verified ? '' : ` ${UNVERIFIED_MARK}`}
            </p>
            {d.doneAt && d.detail ? (
              <p className="text-xs text-muted">
                {formatInstant(d.doneAt, timeZone)} by {d.doneBy}:{' '}
                {d.kind === 'forwarding' ? `to ${d.detail.to}, ${d.detail.means}: ${d.detail.sent.join('; ')}` : d.detail.note}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Corrections({ c }: { c: CaseRecord }) {
  return (
    <Card title="Clerical errors corrected" flush>
      <ul>
        {c.corrections.map((x) => (
          <li key={x.snapshotId} className={ROW}>
            {x.changes.map(({ what, before, after }) => (
              <p key={what}>
                {what}: “{before}” is “{after}” now
              </p>
            ))}
            <p className="text-xs text-muted">
              {x.reason}. {x.by}, {formatInstant(x.at, c.plan.timeZone)}. The decision is the same.
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
