import { type LetterContent, textsOf } from './letter.ts';

/** `blocks`: the letter must not be issued. `warns`: its author should look. `element` names what is wrong, `message` what to do. */
export type LetterFinding = { level: 'blocks' | 'warns'; element: string; message: string };

export const blocks = (element: string, message: string): LetterFinding => ({ level: 'blocks', element, message });
export const warns = (element: string, message: string): LetterFinding => ({ level: 'warns', element, message });
export const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** One thing that the letter must say; `say` is what it looks like in print, empty where the source does not have it. */
export type Required = {
  element: string;
  say: string;
  /** Who can fill it in, where it is empty: the case as it stands, or the plan's settings for letters. */
  from?: 'settings';
};

/** A part that the plan's settings give. */
export const setting = (element: string, say: string | undefined): Required => ({ element, say: say ?? '', from: 'settings' });

/** What of the required parts the source does not have, or the letter does not say. */
export function missingFrom(content: LetterContent, required: readonly Required[]): LetterFinding[] {
  const text = flat(textsOf(content).join(' '));
  return required.flatMap(({ element, say, from }): LetterFinding[] => {
    if (flat(say) === '') {
      const where =
        from === 'settings' ? `The plan's settings for letters have no ${element}: fill it in there.` : `The case has no ${element}.`;
      return [blocks(element, where)];
    }
    return text.includes(flat(say)) ? [] : [blocks(element, `The letter does not say the ${element}: ${flat(say)}.`)];
  });
}
