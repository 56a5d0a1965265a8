import type { SnapshotTransition } from '../../cases/snapshot.ts';
import { longDate } from '../dates.ts';
import type { Block, Recipient } from '../letter.ts';
import { definitions, heading, list, prose } from './text.ts';
import { capitalized, voiceFor } from './words.ts';

/** What an approval for continuity of care rests on, and what comes after it. */
export function continuityBasis({ citation, coverageFrom, until, conditions }: SnapshotTransition, recipient: Recipient): Block[] {
  const { you, doctor } = voiceFor(recipient);
  const isMember = recipient === 'member';
  const lead =
    recipient === 'practitioner'
      ? 'Your patient is new to the plan and came with an implanted pump. We approved this under our rule for care that goes on when a member changes plans. No clinical criteria were applied.'
      : `${capitalized(you)} ${isMember ? 'are' : 'is'} new to this plan and had a pump before. Care must not stop because of the change. So we approved this by our rule for new members. We did not use medical rules.`;
  const after =
    recipient === 'practitioner'
      ? 'Care after the last day of the transition needs a request of its own. Send it before that day.'
      : `Before that last day, ${doctor} needs to ask us about care that comes after it.`;
  return [
    heading('How we decided'),
    ...prose(lead, 'We confirmed the following:'),
    ...list(conditions),
    ...definitions([
      ['Rule', citation],
      ['Coverage began', longDate(coverageFrom)],
      ['Last day of the transition', longDate(until)],
    ]),
    ...prose(after),
  ];
}
