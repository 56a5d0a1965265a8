/** "2.3 s" below a minute, "1 min 05 s" above. */
export function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** One line of `npm start`: what, how long, and what came of it. */
export function stepLine(name: string, ms: number, result: string): string {
  return `${name.padEnd(9)} ${duration(ms).padStart(10)}  ${result}`.trimEnd();
}

/** Does one step and prints its line. A result of null prints nothing: there was nothing to do. */
export async function step<T>(name: string, run: () => Promise<T>, describe: (value: T) => string | null): Promise<T> {
  const began = performance.now();
  const value = await run();
  const result = describe(value);
  if (result !== null) console.log(stepLine(name, performance.now() - began, result));
  return value;
}
