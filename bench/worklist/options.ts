import path from 'node:path';
import { parseArgs } from 'node:util';

export interface WorklistOptions {
  /** Absolute; null: a throw-away folder. */
  readonly data: string | null;
  readonly cases: number;
  readonly requests: number;
}

function whole(value: string, option: string): number {
  const number = Number(value.replaceAll(/[_,]/g, ''));
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new Error(`--${option} takes a whole number from 1 on, not ${value}`);
}

/** What the command line asks for. Throws on a value that is none. */
export function readOptions(args: readonly string[]): WorklistOptions {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, cases: text('1000000'), requests: text('40') } });
  return {
    data: values.data === undefined ? null : path.resolve(values.data),
    cases: whole(values.cases, 'cases'),
    requests: whole(values.requests, 'requests'),
  };
}
