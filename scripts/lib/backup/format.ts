// The file of a backup (docs/decisions/0012-a-backup-is-one-file.md): a mark, frames, and a last frame with the hash of all before it.
// A frame is one letter, the length of its content, the content, and the CRC-32 of all three; numbers are big-endian.
import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** What a frame holds. The letters are part of the file format. */
export const FRAMES = { header: 'H', table: 'T', data: 'D', end: 'E', secrets: 'S', manifest: 'M', seal: 'Z' } as const;
export type FrameKind = (typeof FRAMES)[keyof typeof FRAMES];

const MARK = Buffer.from('CRITERION-BACKUP-1\n');
const HEAD_BYTES = 5;
const CRC_BYTES = 4;
/** Far more than a frame is ever written with: a length beyond it is a damaged one. */
const MOST_BYTES = 1 << 30;

/** The file is not a whole backup; the message says what is wrong and where. */
export class BackupFileError extends Error {
  override name = 'BackupFileError';
}

export type Frame = { kind: FrameKind; content: Buffer };

/** Writes frames one after the other at the end of a new file. */
export class FrameWriter {
  readonly #file: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async begin(): Promise<void> {
    await this.#write(MARK);
  }

  async frame(kind: FrameKind, content: Buffer): Promise<void> {
    const head = Buffer.alloc(HEAD_BYTES);
    head.write(kind, 0, 'latin1');
    head.writeUInt32BE(content.length, 1);
    const crc = Buffer.alloc(CRC_BYTES);
    crc.writeUInt32BE(crc32(content, crc32(head)));
    await this.#write(Buffer.concat([head, content, crc]));
  }

  json(kind: FrameKind, value: unknown): Promise<void> {
    return this.frame(kind, Buffer.from(JSON.stringify(value)));
  }

  /** The hash of everything so far, and all of it on the disk. */
  async seal(): Promise<void> {
    await this.frame(FRAMES.seal, this.#hash.copy().digest());
    await this.#file.sync();
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    await this.#file.writeFile(bytes);
    this.#bytes += bytes.length;
  }
}

const isKind = (letter: string): letter is FrameKind => Object.values<string>(FRAMES).includes(letter);

/**
 * The frames of a file, in order and to its very end.
 * @throws BackupFileError as soon as something does not fit: what came before it may have been used already, so read a file through once
 *   before acting on it
 */
export async function* readFrames(file: FileHandle): AsyncGenerator<Frame> {
  const { size } = await file.stat();
  const hash = createHash('sha256');
  let at = 0;
  const take = async (length: number): Promise<Buffer> => {
    if (at + length > size) throw new BackupFileError(`it was cut off: it ends at byte ${size}, within what begins before byte ${at}`);
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, at);
    at += length;
    return bytes;
  };
  const mark = await take(Math.min(MARK.length, size));
  if (!mark.equals(MARK)) throw new BackupFileError('it is not a backup of Criterion, or of a version that this one does not know');
  hash.update(mark);
  while (at < size) {
    const start = at;
    const { frame, bytes } = await readFrame(take, start);
    if (frame.kind !== FRAMES.seal) {
      for (const part of bytes) hash.update(part);
      yield frame;
      continue;
    }
    if (!frame.content.equals(hash.digest()))
      throw new BackupFileError('its content is not what was written: the hash over all of it differs');
    if (at < size) throw new BackupFileError(`something follows its end at byte ${at}`);
    return;
  }
  throw new BackupFileError(`it was cut off: it ends at byte ${size} without its seal`);
}

async function readFrame(take: (length: number) => Promise<Buffer>, start: number): Promise<{ frame: Frame; bytes: Buffer[] }> {
  const head = await take(HEAD_BYTES);
  const kind = head.toString('latin1', 0, 1);
  const length = head.readUInt32BE(1);
  if (!isKind(kind) || length > MOST_BYTES) throw new BackupFileError(`it is damaged at byte ${start}`);
  const content = await take(length);
  const crc = await take(CRC_BYTES);
  if (crc.readUInt32BE() !== crc32(content, crc32(head))) {
    throw new BackupFileError(`it is damaged between byte ${start} and byte ${start + HEAD_BYTES + length + CRC_BYTES}`);
  }
  return { frame: { kind, content }, bytes: [head, content, crc] };
}
