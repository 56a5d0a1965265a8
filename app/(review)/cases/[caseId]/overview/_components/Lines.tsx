import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { LineTable } from '@/components/case/LineTable';
import { caseView } from '@/lib/use-cases/authorize.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';

/** What is asked for, one line each. */
export function Lines({ loaded }: { loaded: LoadedCase }) {
  const { lines } = loaded.case;
  const checked = caseView(loaded).lines;
  const rows = lines.map((line, i) => ({ ...line, listed: checked[i]?.listed ?? true, stageMatches: checked[i]?.stageMatches ?? true }));
  return (
    <Card title="Service lines" aside={counted(lines.length, 'line')} flush>
      <LineTable lines={rows} />
    </Card>
  );
}
