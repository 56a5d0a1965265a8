import type { Stage } from '@/lib/criteria/case-input.ts';
import type { Indication } from '@/lib/criteria/facts.ts';
import type { Leaf, PolicyVersion } from '@/lib/criteria/policy.ts';
import { treatmentOf } from '@/lib/criteria/reading.ts';

export interface Chosen {
  readonly indication: Indication | null;
  readonly stage: Stage | null;
}

/** A clause with its anchor on the page. */
export interface ShownLeaf {
  readonly leaf: Leaf;
  readonly anchor: string;
}

/** Both parts are chosen: one pathway governs. Otherwise the page shows the whole document, or what one of the parts leaves of it. */
export function isPathway(chosen: Chosen): chosen is { indication: Indication; stage: Stage } {
  return chosen.indication !== null && chosen.stage !== null;
}

/** The clauses of the choice, in the document's order. Two may share a label (B.2 for pain and for spasticity): the first has the plain anchor. */
export function leavesShown(version: PolicyVersion, chosen: Chosen): ShownLeaf[] {
  const leaves = isPathway(chosen)
    ? pathwayLeaves(version, chosen.indication, chosen.stage)
    : version.criteria.filter((leaf) => concerns(leaf, chosen));
  return leaves.map((leaf, index) => {
    const isRepeated = leaves.findIndex(({ id }) => id === leaf.id) < index;
    return { leaf, anchor: isRepeated ? `${leaf.id}-${leaf.indications.join('-')}` : leaf.id };
  });
}

function pathwayLeaves(version: PolicyVersion, indication: Indication, stage: Stage): readonly Leaf[] {
  const treatment = treatmentOf(version, indication, stage);
  return treatment.kind === 'criteria' ? treatment.leaves : [];
}

const concerns = (leaf: Leaf, { indication, stage }: Chosen): boolean =>
  (indication === null || leaf.indications.includes(indication)) && (stage === null || leaf.stages.includes(stage));
