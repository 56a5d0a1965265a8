import { CHANNEL_WORDS, STAGE_WORDS } from '@/lib/cases/words.ts';
import { STAGES, STATES } from '@/lib/criteria/case-input.ts';
import { CHANNELS } from '@/lib/forms/intake-schema.ts';

type Choices = readonly { value: string; label: string }[];

/** Lists that come from the product's own vocabulary. Made on the server, so that the page need not load where they are kept. */
export type IntakeChoices = { channels: Choices; states: Choices; kinds: Choices };

export const INTAKE_CHOICES: IntakeChoices = {
  channels: CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] })),
  states: STATES.map((value) => ({ value, label: value })),
  kinds: STAGES.map((value) => ({ value, label: STAGE_WORDS[value] })),
};
