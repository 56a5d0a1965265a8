// Reads a backup through before anything is done with it: every frame, every table's rows and hash.
import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { z } from 'zod';
import {
  type BackupHeader,
  type BackupManifest,
  type BackupSecrets,
  type BackupTable,
  type Counted,
  countedSchema,
  headerSchema,
  manifestSchema,
  secretsSchema,
  tableSchema,
} from './content.ts';
import { BackupFileError, FRAMES, type Frame, readFrames } from './format.ts';

const decompress = promisify(zlib.zstdDecompress);

export type CheckedFile = { header: BackupHeader; manifest: BackupManifest; secrets: BackupSecrets | null };

/** Text of a table's rows, as COPY reads it. */
export async function rowsOf({ content }: Frame): Promise<Buffer> {
  try {
    return await decompress(content);
  } catch (error) {
    throw new BackupFileError(`rows cannot be unpacked (${error instanceof Error ? error.message : error})`);
  }
}

export function parse<S extends z.ZodType>(schema: S, { content }: Frame): z.infer<S> {
  try {
    return schema.parse(JSON.parse(content.toString()));
  } catch {
    throw new BackupFileError('one of its frames does not hold what it should');
  }
}

/** @throws BackupFileError saying what is wrong with the file */
export async function checkFile(file: string): Promise<CheckedFile> {
  const handle = await fs.promises.open(file, 'r');
  try {
    const reading = new Reading();
    for await (const frame of readFrames(handle)) await reading.take(frame);
    return reading.result();
  } finally {
    await handle.close();
  }
}

class Reading {
  #header: BackupHeader | null = null;
  #manifest: BackupManifest | null = null;
  #secrets: BackupSecrets | null = null;
  #table: { of: BackupTable; hash: Hash; bytes: number } | null = null;
  readonly #counts: Counted[] = [];

  async take(frame: Frame): Promise<void> {
    if (frame.kind === FRAMES.header) this.#header = parse(headerSchema, frame);
    else if (frame.kind === FRAMES.secrets) this.#secrets = parse(secretsSchema, frame);
    else if (frame.kind === FRAMES.manifest) this.#manifest = parse(manifestSchema, frame);
    else if (frame.kind === FRAMES.table) this.#table = { of: parse(tableSchema, frame), hash: createHash('sha256'), bytes: 0 };
    else if (frame.kind === FRAMES.data) await this.#data(frame);
    else if (frame.kind === FRAMES.end) this.#end(parse(countedSchema, frame));
  }

  async #data(frame: Frame): Promise<void> {
    if (this.#table === null) throw new BackupFileError('rows come outside of a table');
    const text = await rowsOf(frame);
    this.#table.hash.update(text);
    this.#table.bytes += text.length;
  }

  #end(counted: Counted): void {
    const table = this.#table;
    this.#table = null;
    if (table?.of.table !== counted.table || table.bytes !== counted.bytes || table.hash.digest('hex') !== counted.sha256) {
      throw new BackupFileError(`the rows of ${counted.table} are not those that were counted`);
    }
    this.#counts.push(counted);
  }

  result(): CheckedFile {
    const header = this.#header;
    const manifest = this.#manifest;
    if (header === null || manifest === null) throw new BackupFileError('it lacks its header or its manifest');
    if (JSON.stringify(manifest.tables) !== JSON.stringify(this.#counts) || this.#counts.length !== header.tables.length) {
      throw new BackupFileError('its tables are not those of its manifest');
    }
    return { header, manifest, secrets: this.#secrets };
  }
}
