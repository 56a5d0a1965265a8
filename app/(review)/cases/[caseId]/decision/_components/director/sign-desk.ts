import type { MarkKind } from '@/components/ui/StatusMark';
import type { SignedKind, Signer, SigningCase, SigningDraft } from '@/lib/cases/signing.ts';

/** What the sign-off form needs of the case, in words where words are shown: made on the server. */
export interface SignDesk {
  number: string;
  version: number;
  timeZone: string;
  lines: readonly { number: number; code: string; description: string }[];
  /** What `signingRefusals` asks. */
  signingCase: SigningCase;
  signer: Signer;
  draft: SigningDraft | null;
  /** ISO 8601 UTC; null before the first save. */
  savedAt: string | null;
  /** Ids of the clauses whose words do not decide, in the document's order. */
  unclear: readonly string[];
  /** Clauses that an adverse decision may rest on. */
  clauses: readonly { id: string; title: string; kind: MarkKind }[];
  /** Facts that may be named as what would change the decision, in the chart's order; `clauses`: ids of those that it speaks to. */
  changes: readonly { fact: string; label: string; clauses: readonly string[] }[];
  /** Reading grade that the plan's letters to members are held to. */
  readingGrade: number;
  /** `MCP-160 · 2025-08-13`. */
  policy: string;
  /** `90 days from the date of service: Nov 30, 2026 to Feb 27, 2027`. */
  span: string;
  /** What was asked for and did not come; null where no request has lapsed. */
  lapsed: string | null;
  /** `Clinic notes, PT discharge`: what the records-reviewed statement names. */
  records: string;
  meanings: Readonly<Record<SignedKind, string>>;
  peerToPeer: string;
  contact: ContactDesk;
}

/** What recording a contact needs. */
export interface ContactDesk {
  number: string;
  /** As people of the plan's zone call it: "ET". */
  zone: string;
  /** Wall clock there when the page was made, `YYYY-MM-DD` and `HH:MM`. */
  date: string;
  time: string;
  practitioner: string;
  phone: string;
}
