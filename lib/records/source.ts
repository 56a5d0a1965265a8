/** Bytes that can be read from anywhere, wherever they lie: a file of any size is looked at in a few small parts. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes. @throws RangeError where the file is shorter */
  read(at: number, length: number): Promise<Uint8Array>;
}

export const startsWith = (bytes: Uint8Array, wanted: readonly number[]): boolean => wanted.every((byte, i) => bytes[i] === byte);

/** Whole bytes in memory as a source. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (at, length) => {
      if (at < 0 || at + length > bytes.length) throw new RangeError(`no bytes from ${at} to ${at + length}`);
      return bytes.subarray(at, at + length);
    },
  };
}

/** Whether so many bytes lie there. */
export const has = ({ size }: ByteSource, at: number, length: number): boolean => at >= 0 && length >= 0 && at + length <= size;

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
