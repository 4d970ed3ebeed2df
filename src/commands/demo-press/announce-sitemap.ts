import { clockParts, escaped } from './markup.ts';
import type { Article, OutletFile } from './site-shapes.ts';

/** The sitemap index: two news sitemaps, both gzipped files. */
export function sitemapIndex(base: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>${base}/sitemap-tin-1.xml.gz</loc></sitemap>
<sitemap><loc>${base}/sitemap-tin-2.xml.gz</loc></sitemap>
</sitemapindex>`;
}

/** A urlset with Google's news extension. */
export function newsSitemap(outlet: OutletFile, articles: Article[], base: string): string {
  const urls = articles.map((article) => {
    const at = clockParts(article.publishedAt, outlet.zone).iso;
    return `<url><loc>${escaped(base + article.path)}</loc><lastmod>${article.modifiedAt ?? at}</lastmod>
<news:news><news:publication><news:name>${escaped(outlet.name)}</news:name><news:language>${outlet.lang}</news:language></news:publication>
<news:publication_date>${at}</news:publication_date><news:title>${escaped(article.title)}</news:title></news:news></url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join('\n')}
</urlset>`;
}
