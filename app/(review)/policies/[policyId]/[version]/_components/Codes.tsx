import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';

/** Codes that the document lists. The lists call themselves not all-inclusive: a code that is not there is a flag on the case, no more. */
export function Codes({ version: { codes } }: { version: PolicyVersion }) {
  if (codes === null) {
    return (
      <Card title="Codes">
        <p className="text-sm text-muted">The document lists no procedure codes, so no code of a request is flagged.</p>
      </Card>
    );
  }
  return (
    <Card title="Codes" aside={`${counted(codes.listed.length, 'code')} · ${codes.citation}`}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 font-mono text-[0.78125rem]">
        {codes.listed.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-muted">A code of the request that is not listed is a flag on the case, never an outcome.</p>
    </Card>
  );
}
