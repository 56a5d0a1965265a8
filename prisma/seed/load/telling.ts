import type { DueTime } from '../../../lib/cases/clocks.ts';
import type { FacilityParty, MemberParty, PractitionerParty } from '../../../lib/cases/snapshot.ts';
import type { Stage } from '../../../lib/criteria/case-input.ts';
import type { Viewer } from '../../../lib/data/access.ts';
import type { PlanRecord } from '../../../lib/data/plans.ts';
import { choose } from './chance.ts';
import type { Chain } from './life.ts';
import type { Asked, Told } from './stories.ts';
import type { Tables } from './tables.ts';

export type Setting = {
  plans: readonly PlanRecord[];
  /** Who reviews and decides, by plan. */
  nurses: ReadonlyMap<string, readonly Viewer[]>;
  directors: ReadonlyMap<string, readonly Viewer[]>;
  manager: Viewer;
  now: number;
  /** Milliseconds from the first request to now. */
  span: number;
  /** Of how many closed cases one has its answers. */
  answered: number;
  letters: Readonly<Record<'member' | 'practitioner', { pdf: Uint8Array; sha256: string }>>;
};

export type End = 'received' | 'in-review' | 'pended' | 'director-review' | 'decided' | 'closed' | 'withdrawn';

export type Numbers = { case: (year: string) => number; authorization: (year: string) => number };

/** Everything decided about a case before anything of it is written. */
export type Draft = {
  index: number;
  plan: PlanRecord;
  /** The instant, and its day at the plan. */
  received: { at: number; day: string };
  urgency: 'standard' | 'expedited';
  due: DueTime;
  stage: Stage;
  codes: readonly string[];
  dateOfService: string;
  asked: Asked;
};

/** What a case's steps share. */
export type Telling = {
  index: number;
  d: Draft;
  end: End;
  told: Told;
  number: string;
  member: MemberParty;
  practitioner: PractitionerParty;
  facility: FacilityParty;
  nurse: Viewer;
  chain: Chain;
  /** An instant at a share of the time in which the case was worked on. */
  step: (share: number) => string;
  tables: Tables;
  s: Setting;
  numbers: Numbers;
};

const DIAGNOSES = [
  { code: 'M96.1', description: 'Postlaminectomy syndrome' },
  { code: 'G89.3', description: 'Neoplasm related pain' },
  { code: 'G35', description: 'Multiple sclerosis' },
] as const;

export const diagnosesOf = ({ index }: Telling) => [choose(DIAGNOSES, index, 53)];
