import { existsSync } from 'node:fs';
import path from 'node:path';

const SCOPE = path.join('node_modules', '@expo-google-fonts');
const CORE = path.join(SCOPE, 'noto-sans');
/** The other scripts, regular only: a bold name in them would be one more font in the letter for nothing that it says. */
const OTHERS = ['arabic', 'armenian', 'bengali', 'ethiopic', 'gujarati', 'gurmukhi', 'hebrew', 'khmer', 'tamil', 'telugu', 'thai'];
const IDEOGRAPHS = ['kr', 'jp', 'sc', 'tc'];

/**
 * The folders of the faces that letters are set in: Noto Sans regular and semibold, and the regular of the families for other scripts. The
 * compiler reads of each what it covers, and loads it when a letter first needs it.
 * Found in `node_modules` of the working directory or of a folder above it: the production server, the scripts and the tests all run in
 * the project's folder or below, and a path made at run time is one that the bundler leaves alone.
 * @throws Error naming the folder where the search began, when they are not installed.
 */
export function letterFontFolders(from: string = process.cwd()): string[] {
  const root = rootOf(from);
  const regular = (family: string) => path.join(root, SCOPE, family, '400Regular');
  const faces = [
    regular('noto-sans'),
    path.join(root, CORE, '600SemiBold'),
    ...[...OTHERS, ...IDEOGRAPHS].map((script) => regular(`noto-sans-${script}`)),
    regular('noto-emoji'),
  ];
  const missing = faces.find((face) => !existsSync(face));
  if (missing !== undefined) throw new Error(`The letter fonts are not installed: no ${missing}`);
  return faces;
}

function rootOf(from: string): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, CORE))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`The letter fonts are not installed: no ${CORE} in ${from} or above it`);
  }
}
