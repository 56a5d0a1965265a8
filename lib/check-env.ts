import { EnvError, readEnv } from './env.ts';

/** Ends the process when the environment is wrong: every problem is named. For the start of a server. */
export function checkEnv(): void {
  try {
    readEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
