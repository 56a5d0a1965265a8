import { Button } from '@/components/ui/Button';

type Item = { id: string; caseNumber: string; detail: string; reason: string; setBy: string };

interface StandingProps {
  label: string;
  items: readonly Item[];
  /** The word on each row's button, and what it is of, which is read before the case's number. */
  act: { label: string; of: string };
  busy: boolean;
  onEnd: (item: Item) => void;
}

/** Watches or holds that stand, each with the button that ends it. */
export function Standing({ label, items, act, busy, onEnd }: StandingProps) {
  if (items.length === 0) return null;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="text-sm font-medium">{label}</h3>
      <ul aria-label={label} className="rounded border border-line bg-panel">
        {items.map((each) => (
          <li key={each.id} className="flex items-center gap-3 border-b border-line px-3 py-1.5 text-sm last:border-b-0">
            <span className="font-mono text-[0.78125rem]">{each.caseNumber}</span>
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {each.detail}
              {each.reason} <span className="text-muted">by {each.setBy}</span>
            </span>
            <Button size="sm" aria-disabled={busy || undefined} onClick={() => onEnd(each)}>
              {act.label}{' '}
              <span className="sr-only">
                {act.of} {each.caseNumber}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
