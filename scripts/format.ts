// npm run format [PATHS…]: formats, sorts imports and applies the safe corrections of the linter.
import { spawnSync } from 'node:child_process';
import { inRoot, ROOT } from './lib/root.ts';

const paths = process.argv.slice(2);
const biome = inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome');
const { status } = spawnSync(process.execPath, [biome, 'check', '--write', ...(paths.length > 0 ? paths : ['.'])], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
