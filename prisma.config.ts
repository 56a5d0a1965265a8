import { defineConfig } from 'prisma/config';

// `prisma generate` never starts the schema engine, but downloads it unless it is told where one is.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
