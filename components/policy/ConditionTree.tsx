import { cx } from '@/components/ui/cx';
import { StatusMark } from '@/components/ui/StatusMark';
import { type Described, UNCLEAR_FOR } from '@/lib/criteria/describe.ts';

/** A condition as a nested list: how the parts combine stands above them, what is asked of each fact in bold. */
export function ConditionTree({ described, className }: { described: Described; className?: string | undefined }) {
  if (described.kind === 'atom') return <AtomLine described={described} className={className} />;
  return (
    <div className={className}>
      <p className="text-xs font-medium text-muted">{described.words}</p>
      <ul className="mt-0.5 border-l border-line-strong pl-3">
        {described.of.map((part, index) => (
          // The parts of a condition are fixed and may repeat: their place is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className="py-0.5">
            <ConditionTree described={part} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function AtomLine({ described: { atom, words }, className }: { described: Described; className?: string | undefined }) {
  if (atom === undefined) return <p className={className}>{words}</p>;
  return (
    <p className={cx('text-sm leading-[18px]', className)}>
      {atom.subject}
      {atom.needs === '' ? null : (
        <>
          : <b>{atom.needs}</b>
        </>
      )}
      {atom.unclear === null ? null : (
        <span className="ml-2 inline-flex items-baseline gap-1 text-ambiguous">
          <StatusMark kind="ambiguous" size={10} decorative className="self-center" />
          {UNCLEAR_FOR}: {atom.unclear}
        </span>
      )}
    </p>
  );
}
