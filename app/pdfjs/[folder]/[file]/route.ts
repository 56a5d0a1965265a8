import fs from 'node:fs/promises';
import path from 'node:path';

/** What pdf.js fetches while it draws: tables of characters, fonts that a file does not bring, color profiles, decoders of pictures. */
const FOLDERS: Readonly<Record<string, RegExp>> = {
  cmaps: /^[\w-]+\.bcmap$/,
  standard_fonts: /^[\w-]+\.(pfb|ttf)$/,
  iccs: /^[\w-]+\.icc$/,
  wasm: /^(openjpeg|jbig2|qcms_bg)\.wasm$/,
};

/** From our own origin, as the policy on content wants it. The same for everybody: it holds nothing of any case. */
export async function GET(_request: Request, { params }: { params: Promise<{ folder: string; file: string }> }): Promise<Response> {
  const { folder, file } = await params;
  if (!(Object.hasOwn(FOLDERS, folder) && FOLDERS[folder]?.test(file))) return new Response(null, { status: 404 });
  const found = await fs.readFile(path.join(process.cwd(), 'node_modules', 'pdfjs-dist', folder, file)).catch(() => null);
  if (found === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(found), {
    headers: {
      'content-type': file.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream',
      'cache-control': 'public, max-age=86400',
    },
  });
}
