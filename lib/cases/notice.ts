import type { MissedConsequence } from './events.ts';
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
  | { readonly kind: 'missed-due'; readonly at: string; readonly dueAt: string; readonly consequence: MissedConsequence };

export type NoticeKind = Notice['kind'];
