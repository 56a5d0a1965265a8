import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { LineTable, type ShownLine } from '@/components/case/LineTable';
import { LineBox } from './boxes';

/** The lines as they would be decided, each confirmed by itself. */
export function ConfirmLines({ lines, mayConfirm }: { lines: readonly ShownLine[]; mayConfirm: boolean }) {
  const last = { title: 'Approve', cell: ({ number, code }: ShownLine) => <LineBox number={number} code={code} /> };
  return (
    <Card title="Lines" aside={counted(lines.length, 'line')} flush>
      <LineTable lines={lines} {...(mayConfirm ? { last } : {})} />
    </Card>
  );
}
