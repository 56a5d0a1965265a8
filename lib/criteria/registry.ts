/** All policies with their versions, which one governs a case, and the pathways of each version, prepared once. */
import { type CaseInput, STAGES, type Stage } from './case-input.ts';
import { FACTS, type Indication } from './facts.ts';
import { PreparedLeaf } from './finding.ts';
import { caresource20260501 } from './policies/caresource-ar-passe-mm-1502/2026-05-01.ts';
import { cms20041217 } from './policies/cms-ncd-280.14/2004-12-17.ts';
import { geha202101 } from './policies/geha-intrathecal-pump/2021-01.ts';
import { hcsc20250201 } from './policies/hcsc-sur707.008/2025-02-01.ts';
import { molina20250813 } from './policies/molina-mcp-160/2025-08-13.ts';
import { uhc20250901 } from './policies/uhc-2025T0626L/2025-09-01.ts';
import type { Limit, Policy, PolicyId, PolicyVersion } from './policy.ts';

export const POLICIES: readonly Policy[] = [
  {
    id: 'molina-mcp-160',
    title: 'Molina, Implantable Intrathecal Pain Pump',
    payer: 'molina',
    documentNumber: 'MCP-160',
    versions: [molina20250813],
  },
  {
    id: 'uhc-2025T0626L',
    title: 'UnitedHealthcare, Implanted Spinal Drug Delivery Systems',
    payer: 'uhc',
    documentNumber: '2025T0626L',
    versions: [uhc20250901],
  },
  {
    id: 'geha-intrathecal-pump',
    title: 'GEHA, Implantable Intrathecal Infusion Pump',
    payer: 'geha',
    documentNumber: 'Implantable Intrathecal Infusion Pump',
    versions: [geha202101],
  },
  {
    id: 'caresource-ar-passe-mm-1502',
    title: 'CareSource Arkansas PASSE, Implantable Pain Pump',
    payer: 'caresource-ar-passe',
    documentNumber: 'MM-1502',
    versions: [caresource20260501],
  },
  {
    id: 'hcsc-sur707.008',
    title: 'HCSC, Implantable Infusion Pump for Pain and Spasticity',
    payer: 'hcsc',
    documentNumber: 'SUR707.008',
    versions: [hcsc20250201],
  },
  {
    id: 'cms-ncd-280.14',
    title: 'CMS, Infusion Pumps',
    payer: 'medicare',
    documentNumber: 'NCD 280.14',
    versions: [cms20041217],
  },
];

/** Which policy governs by payer, line of business and state, or why none was selected. */
export type Selection =
  | { readonly kind: 'policy'; readonly policy: PolicyId }
  | { readonly kind: 'none'; readonly reason: 'no-policy' | 'state-criteria-apply' }
  | { readonly kind: 'missing-state' };

const NO_POLICY: Selection = { kind: 'none', reason: 'no-policy' };
const STATE_CRITERIA: Selection = { kind: 'none', reason: 'state-criteria-apply' };
const MISSING_STATE: Selection = { kind: 'missing-state' };
const SELECTED: Readonly<Record<PolicyId, Selection>> = {
  'molina-mcp-160': { kind: 'policy', policy: 'molina-mcp-160' },
  'uhc-2025T0626L': { kind: 'policy', policy: 'uhc-2025T0626L' },
  'geha-intrathecal-pump': { kind: 'policy', policy: 'geha-intrathecal-pump' },
  'caresource-ar-passe-mm-1502': { kind: 'policy', policy: 'caresource-ar-passe-mm-1502' },
  'hcsc-sur707.008': { kind: 'policy', policy: 'hcsc-sur707.008' },
  'cms-ncd-280.14': { kind: 'policy', policy: 'cms-ncd-280.14' },
};

/**
 * First match by line of business, then payer (criteria contract, section 5). A national coverage determination binds Medicare plans and
 * comes before a plan's own policy. Washington Medicaid has its own assessment, which the Molina document's appendix points to.
 */
export function selectPolicy(c: Pick<CaseInput, 'payer' | 'lineOfBusiness' | 'state'>): Selection {
  if (c.lineOfBusiness === 'medicare-advantage') return SELECTED['cms-ncd-280.14'];
  switch (c.payer) {
    case 'medicare':
      return SELECTED['cms-ncd-280.14'];
    case 'molina':
      if (c.lineOfBusiness === 'medicaid' && c.state === undefined) return MISSING_STATE;
      return c.lineOfBusiness === 'medicaid' && c.state === 'WA' ? STATE_CRITERIA : SELECTED['molina-mcp-160'];
    case 'uhc':
      return c.lineOfBusiness === 'commercial' || c.lineOfBusiness === 'individual-exchange' ? SELECTED['uhc-2025T0626L'] : NO_POLICY;
    case 'geha':
      return SELECTED['geha-intrathecal-pump'];
    case 'caresource-ar-passe':
      return SELECTED['caresource-ar-passe-mm-1502'];
    case 'hcsc':
      return SELECTED['hcsc-sur707.008'];
  }
}

/** One indication at one stage of one version. `leaves` is the tree: all of them have to be met. */
export interface Pathway {
  /** `indication/stage` */
  readonly id: string;
  readonly leaves: readonly PreparedLeaf[];
  /** Passages that leave this pathway undecided, those that depend on age included. */
  readonly limits: readonly Limit[];
}

/** A version with what evaluation looks up again and again. */
export interface Prepared {
  readonly version: PolicyVersion;
  readonly listed: ReadonlySet<string> | null;
  readonly noReview: readonly Stage[];
  readonly pathways: ReadonlyMap<Indication, ReadonlyMap<Stage, Pathway>>;
}

function preparePathway(version: PolicyVersion, indication: Indication, stage: Stage): Pathway {
  const concerns = (part: { indications?: readonly Indication[]; stages?: readonly Stage[] }) =>
    (part.indications?.includes(indication) ?? true) && (part.stages?.includes(stage) ?? true);
  return {
    id: `${indication}/${stage}`,
    leaves: version.criteria.filter(concerns).map((leaf) => new PreparedLeaf(leaf, indication)),
    limits: version.limits.filter(concerns),
  };
}

/** Prepares a version for evaluation. Done once per version, when this module is loaded. */
export function prepare(version: PolicyVersion): Prepared {
  const stages = (indication: Indication) => new Map(STAGES.map((stage) => [stage, preparePathway(version, indication, stage)]));
  return {
    version,
    listed: version.codes === null ? null : new Set(version.codes.listed),
    noReview: version.noReview?.stages ?? [],
    pathways: new Map(FACTS.indication.options.map((indication) => [indication, stages(indication)])),
  };
}

const PREPARED: ReadonlyMap<PolicyId, readonly Prepared[]> = new Map(POLICIES.map((policy) => [policy.id, policy.versions.map(prepare)]));

/** @returns the policy; every id has one. */
export function policyById(id: PolicyId): Policy {
  const policy = POLICIES.find((candidate) => candidate.id === id);
  if (policy === undefined) throw new RangeError(`No policy ${id}`);
  return policy;
}

/** @returns a version by its id and version label, or undefined where there is none. */
export function policyVersion(id: string, version: string): PolicyVersion | undefined {
  return POLICIES.find((policy) => policy.id === id)?.versions.find((candidate) => candidate.version === version);
}

function isInForce({ inForce }: PolicyVersion, dateOfService: string, receivedOn: string): boolean {
  if (dateOfService < inForce.from) return false;
  if (inForce.to !== undefined && dateOfService > inForce.to) return false;
  return inForce.receivedTo === undefined || receivedOn <= inForce.receivedTo;
}

/**
 * The version in force on a date of service, for a request received on a day; null outside all windows.
 * `codes` is the list that code warnings go by: that version's, else the latest one's.
 */
export function versionInForce(
  id: PolicyId,
  dateOfService: string,
  receivedOn: string,
): { readonly prepared: Prepared | null; readonly listed: ReadonlySet<string> | null } {
  const versions = PREPARED.get(id) ?? [];
  for (let i = versions.length - 1; i >= 0; i--) {
    const prepared = versions[i];
    if (prepared !== undefined && isInForce(prepared.version, dateOfService, receivedOn)) return { prepared, listed: prepared.listed };
  }
  return { prepared: null, listed: versions.at(-1)?.listed ?? null };
}

/** @returns the pathway of a version. */
export function pathwayOf(prepared: Prepared, indication: Indication, stage: Stage): Pathway {
  const pathway = prepared.pathways.get(indication)?.get(stage);
  if (pathway === undefined) throw new RangeError(`No pathway ${indication}/${stage}`);
  return pathway;
}
