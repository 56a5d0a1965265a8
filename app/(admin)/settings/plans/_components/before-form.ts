import type { BeforeReview, DenyingRole } from '@/lib/cases/checks.ts';

/** What a plan keeps for the checks before review as the form holds it: a rule a line, `62367 62368: where the plan says so`. */
export interface BeforeForm {
  exclusions: string;
  noAuthorization: string;
  /** `62370: name; how it is reached`. */
  delegates: string;
  /** NPIs, parted by spaces or lines. */
  networkFacilities: string;
  administrativeDenialBy: DenyingRole[];
}

export function beforeForm(before: BeforeReview): BeforeForm {
  const rules = (all: BeforeReview['exclusions']) => all.map(({ codes, source }) => `${codes.join(' ')}: ${source}`).join('\n');
  return {
    exclusions: rules(before.exclusions),
    noAuthorization: rules(before.noAuthorization),
    delegates: before.delegates.map(({ codes, name, contact }) => `${codes.join(' ')}: ${name}; ${contact}`).join('\n'),
    networkFacilities: before.networkFacilities.join('\n'),
    administrativeDenialBy: [...before.administrativeDenialBy],
  };
}

/** What the form sends: a line that lacks a part is sent without it, for the server to name. */
export function beforeCommand(form: BeforeForm) {
  return {
    exclusions: lines(form.exclusions).map(rule),
    noAuthorization: lines(form.noAuthorization).map(rule),
    delegates: lines(form.delegates).map(delegate),
    networkFacilities: words(form.networkFacilities),
    administrativeDenialBy: [...form.administrativeDenialBy],
  };
}

const lines = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
const words = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '');

/** The part before the first mark, and the rest after it. */
function parted(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function rule(line: string) {
  const [codes, source] = parted(line, ':');
  return { codes: words(codes), source };
}

function delegate(line: string) {
  const { codes, source } = rule(line);
  const [name, contact] = parted(source, ';');
  return { codes, name, contact };
}
