import { deflateSync } from 'node:zlib';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A PDF with one page per text in Latin letters, its lines set one under the other; `padding`: bytes that belong to no page. */
export function makePdf(pages: readonly string[], { padding = 0 } = {}): Buffer {
  const streams = pages.map((page) => {
    const lines = page.split('\n').map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -16 Td`);
    return deflateSync(latin1(`BT /F1 12 Tf 72 720 Td ${lines.join(' ')} ET`));
  });
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  const objects: Buffer[] = [
    latin1('<< /Type /Catalog /Pages 2 0 R >>'),
    latin1(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`),
    latin1('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    ...streams.flatMap((stream, i) => [
      latin1(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`),
      streamOf(stream, '/Filter /FlateDecode'),
    ]),
    ...(padding > 0 ? [streamOf(noise(padding), '')] : []),
  ];
  return assemble(objects, '/Root 1 0 R');
}

export const streamOf = (bytes: Buffer, entries: string): Buffer =>
  Buffer.concat([latin1(`<< /Length ${bytes.length} ${entries} >>\nstream\n`), bytes, latin1('\nendstream')]);

/** A PDF of these objects, numbered from 1. */
export function assemble(objects: readonly Buffer[], trailer: string): Buffer {
  const parts = [latin1('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = 9;
  objects.forEach((object, i) => {
    const part = Buffer.concat([latin1(`${i + 1} 0 obj\n`), object, latin1('\nendobj\n')]);
    offsets.push(at);
    at += part.length;
    parts.push(part);
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** Bytes without any order, the same each time. */
export function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed >>> 0;
  for (let i = 0; i + 4 <= length; i += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeUInt32LE(state, i);
  }
  return bytes;
}
