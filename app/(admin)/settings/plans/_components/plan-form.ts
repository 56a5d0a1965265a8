import type { KeptPlan } from '@/lib/use-cases/list-users.ts';
import type { PlanCommand } from '@/lib/use-cases/save-plan.ts';
import { type AfterForm, afterCommand, afterForm } from './after-form';
import { type BeforeForm, beforeCommand, beforeForm } from './before-form';
import { type LettersForm, lettersCommand, lettersForm } from './letters-form';

/** A plan as its form holds it: numbers and lists as text, as they are typed. Paths are the command's, so that a complaint finds its field. */
export interface PlanForm {
  name: string;
  state: string;
  timeZone: string;
  settings: Record<TextSetting, string> & {
    letterhead: Record<'line1' | 'line2' | 'city' | 'state' | 'postalCode', string>;
    authorizationDays: string;
    secondReview: { percent: string };
    letters: LettersForm;
    beforeReview: BeforeForm;
    /** Switched on, or not: without it the plan has no such rule. */
    transition: { on: boolean; graceDays: string; conditions: string; citation: string; verified: boolean };
    after: AfterForm;
    clocks: {
      ratingPeriodStart: string;
      accreditation: boolean;
      informationMarginHours: string;
      shorterClocks: ShorterForm[];
      overlays: OverlayForm[];
    };
  };
  signer: 'plan-state' | 'any' | 'listed';
  signerStates: string;
}

export const TEXT_SETTINGS = ['contactName', 'phone', 'tty', 'hours', 'website', 'nondiscrimination', 'languageAssistance'] as const;
type TextSetting = (typeof TEXT_SETTINGS)[number];

export interface ShorterForm {
  urgency: string;
  unit: string;
  length: string;
  effectiveFrom: string;
  citation: string;
  verified: boolean;
}

export interface OverlayForm {
  id: string;
  title: string;
  starts: string;
  unit: string;
  length: { standard: string; expedited: string };
  calendar: string;
  signerLicensedIn: string;
  letterContent: string;
  missed: string;
  citation: string;
  verified: boolean;
}

/** The form's beginning. */
export function formOf({ name, state, timeZone, settings }: KeptPlan): PlanForm {
  const { clocks, letterhead, letters, beforeReview, authorizationDays, signerLicensedIn, transition, after, secondReview, ...text } =
    settings;
  return {
    name,
    state: state ?? '',
    timeZone,
    settings: {
      ...text,
      letterhead: { ...letterhead },
      authorizationDays: String(authorizationDays),
      secondReview: { percent: secondReview === undefined ? '' : String(secondReview.percent) },
      letters: lettersForm(letters),
      beforeReview: beforeForm(beforeReview),
      transition: transitionForm(transition),
      after: afterForm(after),
      clocks: {
        ratingPeriodStart: clocks.ratingPeriodStart ?? '',
        accreditation: clocks.accreditation === 'ncqa',
        informationMarginHours: clocks.informationMarginHours === undefined ? '' : String(clocks.informationMarginHours),
        shorterClocks: (clocks.shorterClocks ?? []).map((each) => ({
          ...each,
          length: String(each.length),
          effectiveFrom: each.effectiveFrom ?? '',
        })),
        overlays: (clocks.overlays ?? []).map((each) => ({
          ...each,
          length: { standard: String(each.length.standard), expedited: String(each.length.expedited) },
          signerLicensedIn: each.signerLicensedIn ?? '',
          letterContent: each.letterContent.join('\n'),
        })),
      },
    },
    signer: typeof signerLicensedIn === 'object' ? 'listed' : (signerLicensedIn ?? (state === null ? 'any' : 'plan-state')),
    signerStates: typeof signerLicensedIn === 'object' ? signerLicensedIn.join(' ') : '',
  };
}

const transitionForm = (rule: KeptPlan['settings']['transition']): PlanForm['settings']['transition'] => ({
  on: rule !== undefined,
  graceDays: rule === undefined ? '' : String(rule.graceDays),
  conditions: (rule?.conditions ?? []).join('\n'),
  citation: rule?.citation ?? '',
  verified: rule?.verified ?? false,
});

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(filled);

/** A number where one was typed; else the text itself, for the server to name what is wrong with it. */
const number = (text: string): number | string => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : text);
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
const filled = (text: string) => text.trim() !== '';

/** What the form sends. */
export function commandOf({ id, updatedAt }: Pick<KeptPlan, 'id' | 'updatedAt'>, form: PlanForm): PlanCommand {
  const { clocks, authorizationDays, letterhead, letters, beforeReview, transition, after, secondReview, ...text } = form.settings;
  const { on, graceDays, conditions, citation, verified } = transition;
  const rule = { graceDays: number(graceDays), conditions: linesOf(conditions), citation, verified };
  const states = form.signerStates
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(filled);
  return {
    id,
    updatedAt,
    name: form.name,
    state: orNull(form.state),
    timeZone: form.timeZone.trim(),
    settings: {
      ...text,
      letterhead: { ...letterhead },
      authorizationDays: number(authorizationDays),
      ...(filled(secondReview.percent) ? { secondReview: { percent: number(secondReview.percent) } } : {}),
      letters: lettersCommand(letters),
      beforeReview: beforeCommand(beforeReview),
      ...(on ? { transition: rule } : {}),
      ...afterCommand(after),
      signerLicensedIn: form.signer === 'listed' ? states : form.signer,
      clocks: {
        ...(filled(clocks.ratingPeriodStart) ? { ratingPeriodStart: clocks.ratingPeriodStart } : {}),
        ...(clocks.accreditation ? { accreditation: 'ncqa' } : {}),
        ...(filled(clocks.informationMarginHours) ? { informationMarginHours: number(clocks.informationMarginHours) } : {}),
        shorterClocks: clocks.shorterClocks.map((each) => ({
          ...each,
          length: number(each.length),
          effectiveFrom: orNull(each.effectiveFrom),
        })),
        overlays: clocks.overlays.map((each) => ({
          ...each,
          length: { standard: number(each.length.standard), expedited: number(each.length.expedited) },
          signerLicensedIn: orNull(each.signerLicensedIn),
          letterContent: linesOf(each.letterContent),
        })),
      },
    },
  };
}
