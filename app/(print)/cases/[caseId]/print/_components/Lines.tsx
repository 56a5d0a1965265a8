import { describeCode } from '@/lib/cases/codes.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { Section, TABLE } from './Section';

export function Lines({ lines }: { lines: CaseRecord['lines'] }) {
  return (
    <Section title="Service lines">
      <table className={TABLE}>
        <thead>
          <tr>
            {['Line', 'Code', 'Service', 'Units', 'Site', 'Date of service'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ number, code, units, site, dateOfService }) => (
            <tr key={number}>
              <td>{number}</td>
              <td className="font-mono">{code}</td>
              <td>{describeCode(code)}</td>
              <td>{units}</td>
              <td>{site}</td>
              <td className="whitespace-nowrap">{formatDate(dateOfService)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
