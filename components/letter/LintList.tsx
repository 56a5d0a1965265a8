import { counted } from '@/components/case/case-text';
import { StatusMark } from '@/components/ui/StatusMark';
import type { LetterFinding } from '@/lib/letters/lint.ts';

export interface LintListProps {
  findings: readonly LetterFinding[];
  /** Leads to what settles a finding; undefined: nothing on this page does. */
  lead?: (finding: LetterFinding) => (() => void) | undefined;
}

/** What stands against a letter: what blocks it, then what its author should look at. The word says which, the shape only helps. */
export function LintList({ findings, lead }: LintListProps) {
  const blocking = findings.filter(({ level }) => level === 'blocks');
  const ordered = [...blocking, ...findings.filter(({ level }) => level === 'warns')];
  return (
    <>
      <p role="status" className="flex gap-2 text-sm font-medium">
        <StatusMark kind={blocking.length === 0 ? 'met' : 'not-met'} decorative className="mt-1" />
        {blocking.length === 0 ? 'Nothing blocks this letter.' : `${counted(blocking.length, 'thing')} in the way of this letter`}
      </p>
      <ul className="mt-1.5 flex flex-col gap-1.5 text-sm [overflow-wrap:anywhere]">
        {ordered.map((finding) => (
          <Line key={`${finding.level} ${finding.element} ${finding.message}`} finding={finding} onLead={lead?.(finding)} />
        ))}
      </ul>
    </>
  );
}

function Line({ finding: { level, message }, onLead }: { finding: LetterFinding; onLead: (() => void) | undefined }) {
  return (
    <li className="flex gap-2">
      <StatusMark kind={level === 'blocks' ? 'not-met' : 'missing'} decorative className="mt-1" />
      <span>
        <span className="font-medium">{level === 'blocks' ? 'Blocks' : 'Look'}:</span>{' '}
        {onLead ? (
          <button type="button" className="min-h-6 text-left text-accent underline" onClick={onLead}>
            {message}
          </button>
        ) : (
          message
        )}
      </span>
    </li>
  );
}
