import type { CaseEvent } from '../../../lib/cases/events.ts';
import type { Viewer } from '../../../lib/data/access.ts';
import { chainHash, eventBody, systemEventBody } from '../../../lib/data/audit.ts';
import { idOf } from './chance.ts';
import type { Tables } from './tables.ts';

/** The chain of one case as it grows, each step later than the one before. */
export class Chain {
  readonly id: string;
  readonly plan: string;
  readonly #tables: Tables;
  #previous = '0'.repeat(64);
  #count = 0;
  #at: number;

  constructor(index: number, plan: string, receivedAt: number, tables: Tables) {
    this.id = idOf(index, 0);
    this.plan = plan;
    this.#tables = tables;
    this.#at = receivedAt;
  }

  /** The next instant, not before `wanted`, as ISO text. */
  next(wanted: number): string {
    this.#at = Math.max(this.#at + 1000, Math.floor(wanted));
    return new Date(this.#at).toISOString();
  }

  /** @param viewer null: the system itself */
  append(viewer: Viewer | null, at: string, event: CaseEvent): void {
    const body = viewer ? eventBody({ viewer, at }, this.plan, event) : systemEventBody(at, event);
    this.#count += 1;
    const hash = chainHash(this.id, this.#count, body, this.#previous);
    this.#tables.event.add({
      case_id: this.id,
      number: this.#count,
      type: event.type,
      actor_id: viewer?.id ?? 'system',
      actor_role: viewer ? (viewer.memberships[0]?.role ?? '') : 'system',
      at,
      body,
      previous_hash: this.#previous,
      hash,
    });
    this.#previous = hash;
  }

  get head(): { event_count: number; head_hash: string } {
    return { event_count: this.#count, head_hash: this.#previous };
  }
}
