import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from '../pages/browser.ts';
import { fontFiles } from './fonts.ts';
import { bodyOf, shellOf } from './html.ts';
import type { Peer } from './peer.ts';

const MARGIN = { top: '0.8in', bottom: '0.95in', left: '1in', right: '1in' };
const FOOTER =
  '<div style="width:100%;padding:0 1in;font-size:10.5pt">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>';

/** Chromium's own printing, one page kept open with its fonts: a letter is a change of what stands in it. */
export async function chromiumPdf(): Promise<Peer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-letters-'));
  const file = path.join(folder, 'letter.html');
  const { regular, semibold, arabic } = fontFiles();
  const at = (font: string) => pathToFileURL(font).href;
  fs.writeFileSync(file, shellOf({ regular: at(regular), semibold: at(semibold), arabic: at(arabic) }));
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  return {
    name: 'chromium',
    version: browser.version(),
    make: async (content) => {
      await page.evaluate(
        async ({ title, body }) => {
          document.title = title;
          document.body.innerHTML = body;
          await document.fonts.ready;
        },
        { title: content.title, body: `${bodyOf(content)}<p>${content.footer}</p>` },
      );
      return page.pdf({
        format: 'Letter',
        margin: MARGIN,
        tagged: true,
        displayHeaderFooter: true,
        headerTemplate: '<i></i>',
        footerTemplate: FOOTER,
      });
    },
    close: async () => {
      await browser.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
