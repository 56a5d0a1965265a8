import type { ReactNode } from 'react';
import { Card } from '@/components/case/Card';
import { addressWords, languageWords } from '@/components/case/party-words';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** How to reach everyone in the request, side by side. What a request does not hold, such as a member's telephone, is not asked for here. */
export function Contacts({ c: { practitioner, facility, member, representative } }: { c: CaseRecord }) {
  return (
    <Card title="Contacts" flush>
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
          <Line>{addressWords(member.address)}</Line>
        </Contact>
        <Contact part="Representative" name={representative?.name ?? ''} about={representative?.relationship ?? ''} none="None on file">
          {representative ? <Line>{addressWords(representative.address)}</Line> : null}
        </Contact>
      </div>
    </Card>
  );
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
