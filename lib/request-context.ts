import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of a request wherever it has got to. */
export type RequestContext = {
  /** For the log, and for who asks an operator about an error. */
  id: string;
  /** The client's address, as far as the proxies in front can be believed. */
  address: string;
  userId: string | null;
};

// On globalThis: the server and what Next bundles are two copies of this module in one process.
const kept = globalThis as { criterionRequest?: AsyncLocalStorage<RequestContext> };
kept.criterionRequest ??= new AsyncLocalStorage();
const storage = kept.criterionRequest;

/** Runs everything that belongs to one request. */
export const inRequest = <T>(context: RequestContext, run: () => T): T => storage.run(context, run);

/** The request that this belongs to; undefined outside of one, and in the development server. */
export const currentRequest = (): RequestContext | undefined => storage.getStore();
