import type { PacketContent } from './packet.ts';

/** What passes between the application and the process that typesets a packet. */

export type PacketFile = { name: string; bytes: Uint8Array };

export type Task =
  | { task: 'packet'; content: PacketContent; files: readonly PacketFile[] }
  /** Which pages of one file can be set? */
  | { task: 'look'; file: PacketFile; pages: readonly number[] };

/** `unreadable`: pages that could not be set, by file. */
export type Answer = { pdf: Uint8Array; unreadable: UnreadablePage[] } | { unreadable: UnreadablePage[] } | { failed: string };

export type UnreadablePage = { file: string; page: number };
