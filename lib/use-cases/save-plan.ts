import { z } from 'zod';
import { ClockInputError, type DueTime, dueTime, type PlanClockSettings, readPlanClockSettings } from '../cases/clocks.ts';
import type { TaglineKey } from '../cases/plan-letters.ts';
import { URGENCIES, type Urgency } from '../cases/regulation.ts';
import type { Acting } from '../data/access.ts';
import { findKeptPlan, type KeptPlan, updatePlan } from '../data/plan-settings.ts';
import { conflict, invalid, notFound } from '../errors.ts';
import { planSchema } from '../forms/plan-schema.ts';
import { changesOf, requireAdministrator } from './administer.ts';

/** What the form sends: checked here, by plan-schema.ts and by the clocks' own reader, since both name what is wrong better than a shape does. */
export const planCommand = z.strictObject({
  id: z.string().min(1).max(63),
  updatedAt: z.iso.datetime(),
  name: z.string().max(200),
  state: z.string().max(2).nullable(),
  timeZone: z.string().max(60),
  settings: z.record(z.string(), z.json()),
});
export type PlanCommand = z.infer<typeof planCommand>;

const NOTHING = 'The plan was not changed.';

/**
 * Changes a plan's settings. Requests received from then on follow them; a decided case keeps what it was decided under.
 * @throws AppError `not-found`, `invalid` (a message per field), `conflict` where somebody else changed the plan since it was read
 */
export async function savePlan(acting: Acting, command: PlanCommand): Promise<void> {
  const { before, after } = await read(acting, command);
  const changes = changesOf(flatPlan(before), flatPlan(after));
  if (changes.length === 0) return;
  const word = await updatePlan(acting, after, { type: 'plan-changed', subject: after.id, name: after.name, changes });
  if (word === 'changed-meanwhile') throw conflict('Somebody else changed this plan meanwhile. Load the page again to see how it is now.');
}

export type PlanEffect = {
  urgency: Urgency;
  receivedAt: string;
  timeZone: string;
  before: DueTime;
  after: DueTime;
};

/** When a request that arrived at this instant would be due, as the plan is and as it would be. Writes nothing. @throws as savePlan */
export async function previewPlan(acting: Acting, command: PlanCommand): Promise<PlanEffect[]> {
  const { before, after } = await read(acting, command);
  return URGENCIES.map((urgency) => {
    const due = ({ timeZone, settings }: KeptPlan) =>
      dueTime({
        lineOfBusiness: before.lineOfBusiness,
        urgency,
        timeZone,
        receivedAt: acting.at,
        steps: [],
        planSettings: settings.clocks,
      });
    return { urgency, receivedAt: acting.at, timeZone: after.timeZone, before: due(before), after: due(after) };
  });
}

async function read(acting: Acting, command: PlanCommand): Promise<{ before: KeptPlan; after: KeptPlan }> {
  requireAdministrator(acting.viewer);
  const before = await findKeptPlan(command.id);
  if (before === null) throw notFound('This plan');
  const { updatedAt, ...typed } = command;
  const { payer, lineOfBusiness, funding } = before;
  const settings = { ...typed.settings, clocks: readClocks(typed.settings.clocks) };
  const parsed = planSchema.safeParse({ ...typed, payer, lineOfBusiness, funding, settings });
  if (!parsed.success)
    throw invalid(NOTHING, Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])));
  return { before, after: { ...parsed.data, updatedAt } };
}

/** @throws AppError `invalid` by the path of the field: `settings.clocks.overlays.0.citation` */
function readClocks(value: unknown): PlanClockSettings {
  try {
    return readPlanClockSettings(value, 'settings.clocks');
  } catch (error) {
    if (!(error instanceof ClockInputError)) throw error;
    const field = error.field.replace(/\[(\d+)\]/g, '.$1');
    throw invalid(NOTHING, { [field]: sentence(error.message.slice(error.field.length + 2)) });
  }
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** Every value of the plan by its path, as text. */
function flatPlan(plan: KeptPlan): Record<string, string> {
  const { name, state, timeZone, settings } = plan;
  const clocks = readPlanClockSettings(settings.clocks);
  const beforeReview = beforeLists(settings.beforeReview);
  return flatten({ name, state, timeZone, ...settings, letters: letterLists(settings.letters), beforeReview, clocks }, '');
}

/** Lists whose order is what counts, told as one text each: one that moves up is one change. */
function letterLists(letters: KeptPlan['settings']['letters']) {
  const keys = (taglines: readonly TaglineKey[]) => taglines.map(({ tag, edition }) => `${tag} ${edition}`).join(', ');
  return {
    ...letters,
    signatureBlock: letters.signatureBlock.join(', '),
    taglines: keys(letters.taglines),
    confirmedTaglines: keys(letters.confirmedTaglines),
    translationsOwed: letters.translationsOwed.join(', '),
  };
}

function beforeLists(before: KeptPlan['settings']['beforeReview']) {
  const codes = <T extends { codes: readonly string[] }>(rules: readonly T[]) =>
    rules.map((rule) => ({ ...rule, codes: rule.codes.join(' ') }));
  return {
    exclusions: codes(before.exclusions),
    noAuthorization: codes(before.noAuthorization),
    delegates: codes(before.delegates),
    networkFacilities: before.networkFacilities.join(', '),
    administrativeDenialBy: before.administrativeDenialBy.join(', '),
  };
}

function flatten(value: unknown, path: string): Record<string, string> {
  if (typeof value !== 'object' || value === null) return { [path]: value === null || value === undefined ? '' : String(value) };
  const own = Array.isArray(value) ? value.map((each, i): [string, unknown] => [String(i + 1), each]) : Object.entries(value);
  return Object.assign({}, ...own.map(([key, each]) => flatten(each, path === '' ? key : `${path}.${key}`)));
}
