import type { ReactNode } from 'react';
import { Tag } from '@/components/ui/Tag';
import { describeCode } from '@/lib/cases/codes.ts';
import { formatDate } from '@/lib/cases/time-words.ts';

export interface ShownLine {
  number: number;
  code: string;
  units: number;
  site: string;
  /** `YYYY-MM-DD` */
  dateOfService: string;
  /** Whether the governing policy lists the code, and whether the code belongs to the kind of request. */
  listed: boolean;
  stageMatches: boolean;
}

/** Service lines in plain words with their codes. `last` fills one more column, such as a box to confirm the line. */
export function LineTable({
  lines,
  last,
}: {
  lines: readonly ShownLine[];
  last?: { title: string; cell: (line: ShownLine) => ReactNode };
}) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Service lines</caption>
        <thead>
          <tr className="border-b border-line text-left text-xs text-muted">
            {['Line', 'Service', 'Code', 'Units', 'Site', 'Date of service', ...(last ? [last.title] : [])].map((title) => (
              <th key={title} scope="col" className="h-8 px-3 font-medium whitespace-nowrap first:pl-4 last:pr-4">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.number} line={line} last={last?.cell(line)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRow({ line, last }: { line: ShownLine; last?: ReactNode }) {
  return (
    <tr className="border-b border-line align-top last:border-b-0 [&>td]:px-3 [&>td]:py-2 [&>td]:first:pl-4 [&>td]:last:pr-4">
      <td className="text-muted">{line.number}</td>
      <td className="min-w-40">
        <span className="mr-2">{describeCode(line.code)}</span>
        {line.listed ? null : <Flag>not in the policy’s list</Flag>}
        {line.stageMatches ? null : <Flag>another kind of request</Flag>}
      </td>
      <td className="font-mono text-[0.78125rem]">{line.code}</td>
      <td>{line.units}</td>
      <td>{line.site}</td>
      <td className="whitespace-nowrap">{formatDate(line.dateOfService)}</td>
      {last === undefined ? null : <td className="whitespace-nowrap">{last}</td>}
    </tr>
  );
}

function Flag({ children }: { children: string }) {
  return (
    <Tag tone="warn" className="mr-2">
      {children}
    </Tag>
  );
}
