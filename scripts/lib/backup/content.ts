// What the JSON of a backup's frames holds, and how it is read back.
import { z } from 'zod';

const table = z.object({ table: z.string(), columns: z.array(z.string()) });
const counted = z.object({ table: z.string(), rows: z.number().int(), bytes: z.number().int(), sha256: z.string() });
const migration = z.object({ name: z.string(), checksum: z.string() });
const sequence = z.object({ name: z.string(), value: z.string(), called: z.boolean() });

export const headerSchema = z.object({
  /** Of the application that wrote it. */
  version: z.string(),
  /** ISO 8601 UTC: the instant that all tables show. */
  takenAt: z.string(),
  server: z.string(),
  migrations: z.array(migration),
  tables: z.array(table),
});
export const tableSchema = table;
/** Rows, bytes and SHA-256 of the text that COPY gave, in the order of the table's key. */
export const countedSchema = counted;
export const manifestSchema = z.object({ tables: z.array(counted), sequences: z.array(sequence) });
/** Files of DATA_DIR by name, in base64. */
export const secretsSchema = z.object({ files: z.record(z.string(), z.string()) });

export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupTable = z.infer<typeof tableSchema>;
export type Counted = z.infer<typeof countedSchema>;
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupSecrets = z.infer<typeof secretsSchema>;
export type Sequence = z.infer<typeof sequence>;
