import type { ReactNode } from 'react';
import { Card } from '@/components/case/Card';
import { appointmentWords, FORMAT_WORDS, REPRESENTATIVE_WORDS } from '@/components/case/party-change-words';
import { addressWords, languageWords } from '@/components/case/party-words';
import { LinkButton } from '@/components/ui/Button';
import { actsInPlace, appointmentRefusal, isMinor } from '@/lib/cases/parties.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** How to reach everyone in the request, side by side. What a request does not hold, such as a member's telephone, is not asked for here. */
export function Contacts({ c, mayChange }: { c: CaseRecord; mayChange: boolean }) {
  const { practitioner, facility, member, representative } = c;
  const refusal = representative && appointmentRefusal(representative, dayIn(new Date().toISOString(), c.plan.timeZone));
  const change = mayChange ? (
    <LinkButton size="sm" variant="quiet" href={`/cases/${c.number}/parties`}>
      Change the parties
    </LinkButton>
  ) : null;
  return (
    <Card title="Contacts" aside={change} flush>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))]">
        <Contact part="Requesting practitioner" name={practitioner.name} about={practitioner.specialty}>
          <Telephone label="Telephone" number={practitioner.phone} />
          <Telephone label="Fax" number={practitioner.fax} />
          <Line>{addressWords(practitioner.address)}</Line>
          <Npi npi={practitioner.npi} />
        </Contact>
        <Contact part="Facility" name={facility.name} none="No facility named">
          <Line>{addressWords(facility.address)}</Line>
          <Npi npi={facility.npi} />
        </Contact>
        <Contact part="Member" name={member.name} about={`reads ${languageWords(member.language)}`}>
          {member.confidentialAddress ? (
            <>
              <p className="font-medium text-missing">Confidential: letters only to</p>
              <Line>{addressWords(member.confidentialAddress)}</Line>
              <p className="text-muted">The household, where nothing is sent:</p>
            </>
          ) : null}
          <Line>{addressWords(member.address)}</Line>
          {member.format ? <p>{FORMAT_WORDS[member.format]}</p> : null}
          {member.dateOfDeath ? <p className="font-medium">Died {formatDate(member.dateOfDeath)}</p> : null}
          {readsInPlace(c) ? <p className="text-muted">{readsInPlace(c)}</p> : null}
        </Contact>
        <Contact part="Representative" name={representative?.name ?? ''} about={representative?.relationship ?? ''} none="None on file">
          {representative ? <Line>{addressWords(representative.address)}</Line> : null}
          {representative ? <p className={refusal ? 'font-medium text-missing' : 'text-muted'}>{refusal ?? acts(representative)}</p> : null}
        </Contact>
      </div>
    </Card>
  );
}

function acts({ kind, appointment }: NonNullable<CaseRecord['representative']>): string {
  if (kind === undefined) return 'How this person was appointed is not recorded';
  return [REPRESENTATIVE_WORDS[kind], appointment ? appointmentWords(appointment) : ''].filter(Boolean).join('. ');
}

/** Who reads the letters instead, where nobody is named. */
function readsInPlace({ member, representative, receivedOn, plan }: CaseRecord): string | null {
  if (actsInPlace(representative)) return 'Letters go to the representative in the member’s place';
  if (member.dateOfDeath) return 'Letters go to the estate';
  return isMinor(member.dateOfBirth, receivedOn, plan.state) ? 'A minor: letters go to the parent or guardian' : null;
}

interface ContactProps {
  part: string;
  /** Empty: there is nobody, and `none` says so. */
  name: string;
  about?: string;
  none?: string;
  children: ReactNode;
}

function Contact({ part, name, about = '', none = 'Not named', children }: ContactProps) {
  return (
    <section aria-label={part} className="min-w-0 px-4 py-3 text-sm [overflow-wrap:anywhere]">
      <h3 className="text-xs font-normal text-muted">{part}</h3>
      {name === '' ? (
        <p className="text-faint">{none}</p>
      ) : (
        <>
          <p>
            <bdi className="font-medium">{name}</bdi>
            {about ? <span className="text-muted">, {about}</span> : null}
          </p>
          {children}
        </>
      )}
    </section>
  );
}

/** A number to dial by a click, where the computer has a telephone; said to be missing where it is. */
function Telephone({ label, number }: { label: string; number: string }) {
  if (number === '') return <p className="text-faint">{label} not given</p>;
  return (
    <p>
      <span className="text-muted">{label}</span>{' '}
      <a href={`tel:${number.replace(/ ext\. /, ';ext=').replace(/ /g, '')}`} className="text-accent hover:underline">
        {number}
      </a>
    </p>
  );
}

function Npi({ npi }: { npi: string }) {
  return npi === '' ? null : (
    <p>
      <span className="text-muted">NPI</span> <span className="font-mono text-[0.78125rem]">{npi}</span>
    </p>
  );
}

const Line = ({ children }: { children: string }) =>
  children === '' ? <p className="text-faint">Address not given</p> : <p className="whitespace-pre-line">{children}</p>;
