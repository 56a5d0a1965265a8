import { discardApp, startApp } from './server.ts';

/** One server with the demo's data for all journeys. */
export default async function setup(): Promise<() => Promise<void>> {
  const app = await startApp({ dataDir: process.env.E2E_DATA_DIR ?? '', port: Number(process.env.E2E_PORT) });
  return () => discardApp(app);
}
