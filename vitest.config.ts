import { configDefaults, defineConfig } from 'vitest/config';

const everywhere = [...configDefaults.exclude, '.next/**', '.data/**', 'e2e/**'];

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...everywhere, '**/*.db.test.ts'],
          setupFiles: ['tests/setup-console.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
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
