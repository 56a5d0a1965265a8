import { emptyAddress, emptyReach } from '@/components/form/parties/party-inputs';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';

export { emptyAddress, emptyRepresentative } from '@/components/form/parties/party-inputs';

export type AddressInput = IntakeInput['member']['address'];
export type LineInput = IntakeInput['lines'][number];

/** A random UUID (version 4). Not `crypto.randomUUID`: browsers keep that from pages served without TLS. */
function newSubmissionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, i) =>
    (i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const emptyLine = (): LineInput => ({ code: '', units: '1', site: '', dateOfService: '', stage: '' });
export const emptyDiagnosis = () => ({ code: '', description: '' });

/**
 * A form in which nothing is typed. The channel is empty and refused by the schema until it is chosen: nothing is preselected that
 * a nurse could overlook.
 */
export function emptyIntake(planId: string): IntakeInput {
  return {
    submissionId: newSubmissionId(),
    planId,
    channel: '' as IntakeInput['channel'], // not yet chosen: see above
    receivedOn: '',
    receivedTime: '',
    receivedFold: '',
    member: { name: '', memberId: '', dateOfBirth: '', address: emptyAddress(), language: 'en', ...emptyReach() },
    representative: null,
    practitioner: { name: '', npi: '', specialty: '', address: emptyAddress(), phone: '', fax: '' },
    facility: { name: '', npi: '', address: emptyAddress() },
    lines: [emptyLine()],
    diagnoses: [emptyDiagnosis()],
    drug: '',
    device: '',
    urgency: {
      requested: 'standard',
      attestedBy: '',
      pump: { implanted: 'unknown', alarm: 'unknown', batteryLow: 'unknown', refillDueOn: '', infection: 'unknown' },
      finding: '',
    },
  };
}
