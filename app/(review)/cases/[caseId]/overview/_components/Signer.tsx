import { Card } from '@/components/case/Card';
import { StatusMark } from '@/components/ui/StatusMark';
import { usableCredential } from '@/lib/cases/credential.ts';
import { GUARDS } from '@/lib/cases/guards.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { signerOf } from '@/lib/use-cases/load-signing.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';

/** For a medical director, before the work begins: whether their signature would hold here, and why not. Nobody else sees it. */
export async function Signer({ loaded, viewer }: { loaded: LoadedCase; viewer: Viewer }) {
  const { case: c } = loaded;
  const user = actingUser(viewer, c.plan.id);
  if (user.role !== 'medical-director' || c.decision !== null || c.status === 'withdrawn') return null;
  const view = caseView(loaded);
  const person = GUARDS['not-preparer'](view, user, null) ?? GUARDS['not-first-decider'](view, user, null);
  const signer = await signerOf({ viewer, at: new Date().toISOString() }, loaded);
  const [approval, adverse] = [usableCredential(signer, false), usableCredential(signer, true)];
  const rows = person
    ? [{ may: false, words: `You may not sign here: ${person.charAt(0).toLowerCase()}${person.slice(1)}.` }]
    : [
        {
          may: approval.ok,
          words: approval.ok ? `An approval, under license ${licenseWords(approval.credential)}` : `No approval: ${approval.reason}.`,
        },
        {
          may: adverse.ok,
          words: adverse.ok ? `A denial, under license ${licenseWords(adverse.credential)}` : `No denial: ${adverse.reason}.`,
        },
      ];
  return (
    <Card title="Your signature">
      <ul className="flex flex-col gap-1 text-sm">
        {rows.map(({ may, words }) => (
          <li key={words} className="flex gap-2">
            <StatusMark kind={may ? 'met' : 'not-met'} decorative className="mt-1" />
            {words}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const licenseWords = ({ licenseNumber, state }: { licenseNumber: string; state: string }) => `${licenseNumber} (${state})`;
