import { PAYER_WORDS } from '@/lib/cases/words.ts';
import { STAGES, type Stage } from '@/lib/criteria/case-input.ts';
import { FACTS, type Indication } from '@/lib/criteria/facts.ts';
import type { PolicyId, PolicyVersion } from '@/lib/criteria/policy.ts';
import { POLICIES, policyById } from '@/lib/criteria/registry.ts';
import { address } from './address';

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What an address gives for a key; the first where it gives several. */
export const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
const among = <T extends string>(list: readonly T[], value: string): T | null => list.find((item) => item === value) ?? null;

/** The pathway that an address names; null for what it leaves open or gets wrong: an address is typed by people. */
export function readPathway(params: Params): { indication: Indication | null; stage: Stage | null } {
  return { indication: among(FACTS.indication.options, one(params.indication)), stage: among(STAGES, one(params.stage)) };
}

export const versionAddress = ({ policy, version }: Pick<PolicyVersion, 'policy' | 'version'>): string => `/policies/${policy}/${version}`;

/** A clause where it stands in its version's tree. */
export function clauseAddress(
  version: Pick<PolicyVersion, 'policy' | 'version'>,
  { indication, stage }: { indication: Indication; stage: Stage },
  clause: string,
): string {
  return address(versionAddress(version), { indication, stage }, clause);
}

/** `molina-mcp-160/2025-08-13`, as addresses name a version. */
export const versionKey = ({ policy, version }: Pick<PolicyVersion, 'policy' | 'version'>): string => `${policy}/${version}`;

/** Every version of every policy, in the registry's order. */
export const VERSIONS: readonly PolicyVersion[] = POLICIES.flatMap(({ versions }) => versions);

/** The version of a key, or null where there is none. */
export const versionOf = (key: string): PolicyVersion | null => VERSIONS.find((version) => versionKey(version) === key) ?? null;

/** "Molina": who a policy is of. */
export const payerName = (policy: PolicyId): string => PAYER_WORDS[policyById(policy).payer];

/** "Molina MCP-160"; the number is left out where it is only the document's title. */
export function policyName(policy: PolicyId): string {
  const { documentNumber } = policyById(policy);
  return /\d/.test(documentNumber) ? `${payerName(policy)} ${documentNumber}` : payerName(policy);
}
