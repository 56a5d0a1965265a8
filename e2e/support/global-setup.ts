import { checkLog } from './log-check.ts';
import { discardApp, startApp } from './server.ts';

/** One server with the demo's data for all journeys; at their end its log is searched for people. */
export default async function setup(): Promise<() => Promise<void>> {
  const app = await startApp({ dataDir: process.env.E2E_DATA_DIR ?? '', port: Number(process.env.E2E_PORT) });
  return async () => {
    try {
      await checkLog(app.log, app.dataDir);
    } finally {
      await discardApp(app);
    }
  };
}
