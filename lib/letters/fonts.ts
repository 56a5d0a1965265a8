import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FACES = ['400Regular', '600SemiBold'] as const;
const PACKAGE = path.join('node_modules', '@expo-google-fonts', 'noto-sans');

/**
 * The faces that letters are set in, Noto Sans regular and semibold.
 * Found in `node_modules` of the working directory or of a folder above it: the production server, the scripts and the tests all run in
 * the project's folder or below, and a path made at run time is one that the bundler leaves alone.
 * @throws Error naming the folder where the search began, when the package is not installed.
 */
export function letterFonts(from: string = process.cwd()): Buffer[] {
  const folder = fontFolder(from);
  return FACES.map((face) => readFileSync(path.join(folder, face, `NotoSans_${face}.ttf`)));
}

function fontFolder(from: string): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, PACKAGE);
    if (existsSync(candidate)) return candidate;
    if (folder === path.dirname(folder)) throw new Error(`The letter fonts are not installed: no ${PACKAGE} in ${from} or above it`);
  }
}
