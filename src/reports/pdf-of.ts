import { chromium } from 'playwright-core';
import { DiembaoError } from '../domain/errors.ts';

/** The number of each page; Chromium gives these templates a style of their own, so sizes are stated. */
const FOOTER =
  '<div style="width:100%;text-align:center;font:9pt Times New Roman,Tinos,serif"><span class="pageNumber"></span>/<span class="totalPages"></span></div>';

/** A printable page as PDF, tagged and with an outline, by the system's Chromium without network. Throws `browser-absent`. */
export async function pdfOf(html: string, chromiumPath: string | null): Promise<Uint8Array> {
  if (chromiumPath === null) throw new DiembaoError('browser-absent', 'PDF needs Chromium on this machine');
  const browser = await chromium.launch({ executablePath: chromiumPath });
  try {
    const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent(html);
    return await page.pdf({
      preferCSSPageSize: true,
      tagged: true,
      outline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
    });
  } finally {
    await browser.close();
  }
}
