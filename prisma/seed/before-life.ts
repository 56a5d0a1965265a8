import type { CheckKind } from '../../lib/cases/checks.ts';
import { BASIS_REASONS, type EndingBasis, type Forwarding } from '../../lib/cases/endings.ts';
import type { Acting } from '../../lib/data/access.ts';
import { confirmCheck } from '../../lib/use-cases/confirm-check.ts';
import { endCase } from '../../lib/use-cases/end-case.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';

/** What was found before review, and how the case ended for it. */
export type Before = {
  checks: readonly { kind: CheckKind; against?: true; note: string }[];
  ended?: { basis: EndingBasis; provision?: string; forwarded?: Omit<Forwarding, 'at'> };
  /** How far its letters went; left out: none is issued. */
  notice?: 'issued' | 'closed';
};

/** `nurse` confirms, `manager` ends the case; the instants only rise. */
export async function liveBefore(number: string, { checks, ended }: Before, nurse: () => Acting, manager: () => Acting): Promise<void> {
  for (const { kind, against, note } of checks)
    await confirmCheck(nurse(), { number, kind, result: against ? 'unfavorable' : 'favorable', note, original: '' });
  if (!ended) return;
  const sentAt = manager().at;
  const acting = manager();
  const { version } = (await loadCase(acting.viewer, number)).case;
  const { basis, provision = '', forwarded } = ended;
  const sent = forwarded ? { ...forwarded, at: sentAt } : null;
  await endCase(acting, { number, version, basis, reason: BASIS_REASONS[basis], provision, rationale: '', forwarded: sent });
}
