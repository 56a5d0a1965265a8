import path from 'node:path';

/** The project's folder. Commands work from any current folder. */
export const ROOT = path.dirname(path.dirname(import.meta.dirname));

export const inRoot = (...parts: string[]): string => path.join(ROOT, ...parts);
