/** Runs once before the server answers. */
export async function register(): Promise<void> {
  // the condition is known when this is built: nothing of Node gets into a bundle for another runtime
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./lib/check-env.ts')).checkEnv();
}
