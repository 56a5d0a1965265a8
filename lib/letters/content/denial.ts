import type { Snapshot } from '../../cases/snapshot.ts';
import type { Block, LetterContent, LetterSource, Recipient } from '../letter.ts';
import { letter, serviceOf } from './frame.ts';
import { reasons } from './reasons.ts';
import { aboutTheDecision, appealRights } from './rights.ts';
import { approvedServices, deniedServices, notGuaranteed } from './services.ts';
import { definitions, joined, prose } from './text.ts';
import { voiceFor } from './words.ts';

/** The letter of a denial of every line. */
export function denialLetter(snapshot: Snapshot, recipient: Recipient): LetterContent {
  const { service, explained } = serviceOf(snapshot);
  const { doctor } = voiceFor(recipient);
  const lead =
    recipient === 'practitioner'
      ? 'A medical director reviewed the request that you sent us for your patient. We denied it. The reason and the rights of appeal are below.'
      : joined([
          `A doctor of ours looked at the request from ${doctor}. We denied it. This letter says why, and what can be done.`,
          explained,
        ]);
  return letter(snapshot, recipient, {
    heading: `We denied ${service}`,
    outcome: ['Decision', 'Denied'],
    body: [...prose(lead), ...adverse(snapshot, recipient), ...appealRights(snapshot, recipient)],
    foot: integratedDenialNotice(snapshot),
  });
}

/** The letter where some lines are approved, with all of a denial for the others. */
export function partialLetter(snapshot: Snapshot, recipient: Recipient): LetterContent {
  const { service, explained } = serviceOf(snapshot);
  const { doctor } = voiceFor(recipient);
  const lead =
    recipient === 'practitioner'
      ? 'A medical director reviewed the request that you sent us for your patient. We approved part of it and denied the rest. Details are below.'
      : joined([
          `A doctor of ours looked at the request from ${doctor}. We approved a part of it. We denied the rest. This letter says why, and what can be done.`,
          explained,
        ]);
  return letter(snapshot, recipient, {
    heading: `We approved a part of the request for ${service}`,
    outcome: ['Decision', 'Approved in part'],
    body: [
      ...prose(lead),
      ...approvedServices(snapshot, recipient),
      ...notGuaranteed(snapshot, recipient),
      ...adverse(snapshot, recipient),
      ...appealRights(snapshot, recipient),
    ],
    foot: integratedDenialNotice(snapshot),
  });
}

/** What was denied, why, and what there is to know about it; without the rights of appeal. */
export function adverse(snapshot: Snapshot, recipient: Recipient): Block[] {
  return [...deniedServices(snapshot), ...reasons(snapshot, recipient), ...aboutTheDecision(snapshot, recipient)];
}

/** What identifies the form that a Medicare Advantage denial goes out on; its fields stand in the form's order in every denial. */
export function integratedDenialNotice({ plan }: LetterSource): Block[] {
  const form = plan.lineOfBusiness === 'medicare-advantage' ? (plan.letters?.integratedDenialNotice ?? null) : null;
  if (form === null) return [];
  return definitions([
    ['Form', 'CMS-10003 of the Centers for Medicare & Medicaid Services'],
    ['Approval', `Office of Management and Budget (OMB) ${form.ombNumber}, expires ${form.expires}`],
  ]);
}
