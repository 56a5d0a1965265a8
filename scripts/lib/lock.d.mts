export type LockNote = Record<string, unknown>;
export type Lock = { release: () => void };
export function processIdentity(pid: number): string | null;
export function tryLock(file: string, note?: LockNote): Lock | { holder: { pid: number; note: LockNote } };
export function withLock<T>(file: string, run: () => T | Promise<T>, onWait?: (pid: number) => void): Promise<T>;
