import type { Snapshot } from '../../cases/snapshot.ts';
import { type Block, isDecision, type LetterSource } from '../letter.ts';
import { clean, definitions, heading, present } from './text.ts';

/**
 * What a state's or a contract's overlay wants of a decision's letter, as the plan's data has it. Four parts are known by name and filled in from
 * the signature, where anything is denied; any other line is the plan's own wording, and printed as it stands.
 */
export const REVIEWER_PARTS = ['reviewer name', 'reviewer telephone', 'reviewer board status', 'reviewer license states'] as const;
export type ReviewerPart = (typeof REVIEWER_PARTS)[number];

const TERMS: Readonly<Record<ReviewerPart, string>> = {
  'reviewer name': 'Reviewer',
  'reviewer telephone': 'Telephone',
  'reviewer board status': 'Board status',
  'reviewer license states': 'Licensed in',
};

const partOf = (line: string): ReviewerPart | undefined => REVIEWER_PARTS.find((part) => part === line.trim().toLowerCase());

export const asksLicenseStates = (letterContent: readonly string[]): boolean =>
  letterContent.some((line) => partOf(line) === 'reviewer license states');

/** What the overlays of the plan ask for, each once. */
export function overlayAsks({ plan }: LetterSource): { parts: ReviewerPart[]; statements: string[] } {
  const lines = (plan.overlays ?? []).flatMap(({ letterContent }) => letterContent);
  const parts = lines.flatMap((line) => partOf(line) ?? []);
  return { parts: [...new Set(parts)], statements: [...new Set(lines.filter((line) => partOf(line) === undefined).map(clean))] };
}

export const isAdverse = (source: LetterSource): source is Snapshot =>
  isDecision(source) && (source.decision.kind === 'denied' || source.decision.kind === 'approved-in-part');

/** How a part is filled in; empty where the record does not have it. */
export function partWords({ signature, decidedBy, plan }: Snapshot, part: ReviewerPart): string {
  switch (part) {
    case 'reviewer name':
      return decidedBy.name;
    case 'reviewer telephone':
      return plan.letters?.peerToPeer ?? '';
    case 'reviewer board status':
      return signature?.credential.boardStatus ?? '';
    case 'reviewer license states':
      return (signature?.licenseStates ?? []).join(', ');
  }
}

export function overlayWords(source: LetterSource): Block[] {
  if (!isDecision(source)) return [];
  const { parts, statements } = overlayAsks(source);
  const reviewer = isAdverse(source) ? definitions(parts.map((part) => [TERMS[part], partWords(source, part)] as const)) : [];
  return [
    ...(reviewer.length === 0 ? [] : [heading('The doctor who decided'), ...reviewer]),
    ...present(statements).map((text): Block => ({ type: 'paragraph', role: 'notice', text })),
  ];
}
