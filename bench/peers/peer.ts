import type { PeerFacts } from '../molina-cases.ts';

/** Another rules engine, holding Molina MCP-160 (permanent, both kinds of pain) in its own idiom. */
export interface Peer {
  readonly name: string;
  /** Evaluates every case once and says for each whether the policy is met. Awaits where the engine's own interface is asynchronous. */
  readonly run: (cases: readonly PeerFacts[]) => boolean[] | Promise<boolean[]>;
}
