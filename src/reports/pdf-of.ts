import { chromium } from 'playwright-core';
import { DiembaoError } from '../domain/errors.ts';

/** A printable page as PDF, tagged and with an outline, by the system's Chromium without network. Throws `browser-absent`. */
export async function pdfOf(html: string, chromiumPath: string | null): Promise<Uint8Array> {
  if (chromiumPath === null) throw new DiembaoError('browser-absent', 'PDF needs Chromium on this machine');
  const browser = await chromium.launch({ executablePath: chromiumPath });
  try {
    const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent(html);
    return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  } finally {
    await browser.close();
  }
}
