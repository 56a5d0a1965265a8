import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { Acting } from '../data/access.ts';
import { isDiskFull } from '../data/outage.ts';
import { type ActionResult, AppError } from '../errors.ts';
import { findUnstorable, UNSTORABLE } from '../forms/unstorable.ts';
import { logError } from '../log.ts';
import { metrics } from '../metrics.ts';
import { acting } from './session.ts';

/**
 * The one way of a server action: who is acting, what came in (by schema), one use case, errors mapped for people.
 * What a person cannot fix is thrown on, to the error page and the log.
 */
export async function perform<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  useCase: (acting: Acting, command: z.infer<S>) => Promise<T>,
  whoActs: () => Promise<Acting> = acting,
): Promise<ActionResult<T>> {
  const count = <R extends ActionResult<T>>(result: R): R => {
    metrics().actions.inc({ outcome: result.ok ? 'ok' : result.code });
    return result;
  };
  try {
    const who = await whoActs();
    const parsed = schema.safeParse(input);
    if (!parsed.success) return count(refused(parsed.error));
    const unstorable = findUnstorable(parsed.data);
    if (unstorable !== null) return count({ ok: false, code: 'invalid', message: `${UNSTORABLE}.`, fields: { [unstorable]: UNSTORABLE } });
    return count({ ok: true, value: await useCase(who, parsed.data) });
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) return count({ ok: false, code: error.code, message: error.message, fields: error.fields });
    if (isDiskFull(error)) return count(diskFull(error));
    metrics().actions.inc({ outcome: 'error' });
    throw error;
  }
}

/** Said to whoever was writing, who may lose it by going on, and to the operator, who alone can help. */
function diskFull(error: unknown): ActionResult<never> {
  logError('database', error, { disk: 'full' });
  const message = 'The database’s disk is full. Nothing was saved; keep what you have typed, and tell who runs this installation.';
  return { ok: false, code: 'conflict', message, fields: {} };
}

function refused(error: z.ZodError): ActionResult<never> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  // A sentence for a person: the name of the field is the form's own business.
  const [first = 'The input is not valid'] = Object.values(fields);
  return { ok: false, code: 'invalid', message: /[.!?]$/.test(first) ? first : `${first}.`, fields };
}
