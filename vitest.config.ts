import { configDefaults, defineConfig } from 'vitest/config';

const everywhere = [...configDefaults.exclude, '.next/**', '.data/**', 'e2e/**'];

/** Also on two cores, where vitest would leave one idle. */
const WORKERS = 2;

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // a third of the time that a process or a fresh module graph per file takes; what is pure keeps nothing between files
          pool: 'threads',
          isolate: false,
          maxWorkers: WORKERS,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...everywhere, '**/*.db.test.ts'],
          setupFiles: ['tests/setup-console.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          // each file has a database of its own, and so a process of its own
          pool: 'forks',
          maxWorkers: WORKERS,
          include: ['**/*.db.test.ts'],
          exclude: everywhere,
          globalSetup: ['tests/global-setup.ts'],
          setupFiles: ['tests/setup-database.ts', 'tests/setup-console.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
