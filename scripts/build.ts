// npm run build: the production build, when the sources changed since the last one.
import { ensureBuild } from './lib/build.ts';
import { messageOf } from './lib/database.ts';

try {
  const built = await ensureBuild(true);
  if (!built) console.log('The build is current.');
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
