import fs from 'node:fs';
import path from 'node:path';
import { letterFontFolders } from '../../lib/letters/fonts.ts';

/** The files that ours sets these letters in. */
export function fontFiles(): { regular: string; semibold: string; arabic: string } {
  const fileIn = (end: string): string => {
    const folder = letterFontFolders().find((one) => one.endsWith(path.join(...end.split('/'))));
    const file = folder && fs.readdirSync(folder).find((one) => one.endsWith('.ttf'));
    if (!folder || !file) throw new Error(`no font in ${end}`);
    return path.join(folder, file);
  };
  return {
    regular: fileIn('noto-sans/400Regular'),
    semibold: fileIn('noto-sans/600SemiBold'),
    arabic: fileIn('noto-sans-arabic/400Regular'),
  };
}
