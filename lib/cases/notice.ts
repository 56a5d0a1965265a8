import type { ExternalBody } from './after-rules.ts';
import type { AuthorizedLine } from './authorization.ts';
import type { MissedConsequence } from './events.ts';
import type { FacilityParty, PractitionerParty } from './provider.ts';
import type { ExtensionAsker } from './regulation.ts';

export type { NoticeKey } from './notice-key.ts';

/**
 * A notice that a case came to owe, apart from its decision's: each has its own letters, to every party. Instants are ISO 8601 UTC.
 * What it says is on the record when it arises; its letters freeze it with the case when they are issued.
 */
export type Notice =
  | {
      readonly kind: 'information-request';
      readonly askedBy: string;
      readonly askedAt: string;
      readonly dueAt: string;
      readonly stopsClock: boolean;
      readonly note: string;
      readonly items: readonly {
        readonly number: number;
        readonly what: string;
        /** The answer that it would document. */
        readonly fact: string;
        /** The clause that it serves; null before any governs. */
        readonly criterion: { readonly id: string; readonly statement: string; readonly citation: string } | null;
      }[];
    }
  | {
      readonly kind: 'extension';
      readonly at: string;
      readonly by: string;
      readonly reason: string;
      readonly askedBy: ExtensionAsker;
      readonly previousDueAt: string;
      readonly dueAt: string;
    }
  | {
      /** From expedited to standard. */
      readonly kind: 'urgency';
      readonly at: string;
      readonly by: string;
      readonly reason: string;
      readonly dueAt: string;
    }
  | { readonly kind: 'withdrawal'; readonly at: string; readonly by: string; readonly confirmed: string }
  | { readonly kind: 'missed-due'; readonly at: string; readonly dueAt: string; readonly consequence: MissedConsequence }
  | AfterNotice;

/** What an authorization says from then on. Days are `YYYY-MM-DD`. */
export type Authorized = {
  readonly number: string;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string;
  readonly lines: readonly (AuthorizedLine & { readonly description: string })[];
  readonly practitioner: PractitionerParty;
  readonly facility: FacilityParty;
};

/** Of what comes after a decision. */
export type AfterNotice =
  | {
      readonly kind: 'authorization-amended';
      readonly at: string;
      readonly by: string;
      readonly reason: string;
      readonly authorization: Authorized;
      readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string }[];
    }
  | {
      /** A medical director's: adverse. */
      readonly kind: 'authorization-ended';
      readonly at: string;
      readonly by: string;
      readonly credential: string;
      readonly reason: string;
      readonly authorization: Authorized;
      /** Last valid day before. */
      readonly until: string;
      /** Whole days of notice that the rule asks for; 0 where an exception was named. */
      readonly days: number;
      readonly basis: string;
    }
  | {
      /** By a body outside of the plan: what it overturned is approved as it says. */
      readonly kind: 'authorization-ordered';
      readonly at: string;
      readonly by: string;
      readonly authorization: Authorized;
      readonly body: ExternalBody;
      readonly reference: string;
      readonly decidedOn: string;
    }
  | {
      readonly kind: 'appeal-forwarded';
      readonly at: string;
      readonly by: string;
      readonly to: string;
      readonly means: string;
      readonly sent: readonly string[];
      readonly basis: string;
    };

export type NoticeKind = Notice['kind'];
