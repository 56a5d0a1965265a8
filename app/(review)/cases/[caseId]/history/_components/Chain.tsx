import { counted } from '@/components/case/case-text';
import { HashText } from '@/components/case/HashText';
import { Callout } from '@/components/ui/Callout';
import { StatusMark } from '@/components/ui/StatusMark';
import type { loadHistory } from '@/lib/use-cases/load-history.ts';

type ChainState = Awaited<ReturnType<typeof loadHistory>>['chain'];

/** Whether every event is still as it was written, by the hashes that tie each to the one before. Checked anew for this page. */
export function Chain({ chain, head }: { chain: ChainState; head: string }) {
  if (!chain.whole) {
    return (
      <Callout tone="error" title={`Broken at event ${chain.brokenAt}: ${chain.reason}`}>
        Events from there on prove nothing until this is explained. Tell the compliance auditor; change nothing in this case.
      </Callout>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm">
      <StatusMark kind="met" decorative />
      <span className="font-medium">Chain whole: {counted(chain.count, 'event')} verified.</span>
      <span className="text-muted">Newest hash</span>
      <HashText value={head} of="the newest event" />
    </p>
  );
}
