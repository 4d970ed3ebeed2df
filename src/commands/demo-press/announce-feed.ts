import { clockParts, escaped, leadOf } from './markup.ts';
import type { Article, OutletFile } from './site-shapes.ts';

/** One announced URL and what stands there. */
export interface Item {
  url: string;
  article: Article;
}

/** The URLs that an outlet announces, in order: every article, and AMP twins after theirs. */
export function announcedUrls(outlet: OutletFile, articles: Article[], base: string): Item[] {
  const query = outlet.tracking ? `?${outlet.tracking}` : '';
  return articles.flatMap((article) => {
    const page = { url: base + article.path + query, article };
    return article.record.hasAmpTwin ? [page, { url: `${base}/amp${article.path}`, article }] : [page];
  });
}

function rss(outlet: OutletFile, items: Item[], base: string): string {
  const body = items.map(
    ({ url, article }) => `<item><title>${escaped(article.title)}</title><link>${escaped(url)}</link>
<guid isPermaLink="true">${escaped(url)}</guid><pubDate>${new Date(article.publishedAt).toUTCString()}</pubDate>
${article.record.author ? `<dc:creator>${escaped(article.record.author)}</dc:creator>` : ''}
<description><![CDATA[<p>${escaped(leadOf(article.paragraphs))}</p>]]></description></item>`,
  );
  return `<?xml version="1.0" encoding="${outlet.charset}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${escaped(outlet.name)}</title><link>${base}/</link>
<description>${escaped(outlet.name)}</description><language>${outlet.lang}</language>
${body.join('\n')}
</channel></rss>`;
}

/** RSS as sloppy systems write it: HTML entities, raw ampersands, an unclosed tag, a byte of junk in front. */
function brokenRss(outlet: OutletFile, items: Item[], base: string): string {
  const body = items.map(
    ({ url, article }) => `<item>
<title>${article.title.replaceAll('<', '&lt;').replaceAll(' - ', ' &ndash; ').replaceAll('à', '&agrave;')}</title>
<link>${url}</link><guid isPermaLink=false>${article.record.slug}${url.includes('/amp/') ? '&amp' : ''}</guid>
<pubDate>${clockParts(article.publishedAt, outlet.zone).iso}</pubDate>
<description>${leadOf(article.paragraphs).replaceAll('<', '&lt;')}&nbsp;&hellip;<br></description></item>`,
  );
  return `
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${outlet.name} & bạn đọc</title><link>${base}/?a=1&b=2</link>
${body.join('\n')}
</channel></rss>`;
}

function atom(outlet: OutletFile, items: Item[], base: string): string {
  const body = items.map(
    ({
      url,
      article,
    }) => `<entry><id>tag:${outlet.id},2025:${article.record.slug}</id><title type="text">${escaped(article.title)}</title>
<link rel="alternate" type="text/html" href="${escaped(url)}"/><published>${clockParts(article.publishedAt, outlet.zone).iso}</published>
<updated>${clockParts(article.modifiedAt ?? article.publishedAt, outlet.zone).iso}</updated>
${article.record.author ? `<author><name>${escaped(article.record.author)}</name></author>` : ''}
<summary type="html">${escaped(`<p>${escaped(leadOf(article.paragraphs))}</p>`)}</summary></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.lang}"><title>${escaped(outlet.name)}</title><id>${base}/</id>
<link rel="self" href="${base}/feed"/><updated>${items[0]?.article.publishedAt ?? ''}</updated>
${body.join('\n')}
</feed>`;
}

function rdf(outlet: OutletFile, items: Item[], base: string): string {
  const list = items.map(({ url }) => `<rdf:li rdf:resource="${escaped(url)}"/>`).join('');
  const body = items.map(
    ({
      url,
      article,
    }) => `<item rdf:about="${escaped(url)}"><title>${escaped(article.title)}</title><link>${escaped(url)}</link>
<description>${escaped(leadOf(article.paragraphs))}</description><dc:date>${clockParts(article.publishedAt, outlet.zone).iso}</dc:date>
${article.record.author ? `<dc:creator>${escaped(article.record.author)}</dc:creator>` : ''}</item>`,
  );
  return `<?xml version="1.0" encoding="${outlet.charset}"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${base}/feed"><title>${escaped(outlet.name)}</title><link>${base}/</link><description>-</description><items><rdf:Seq>${list}</rdf:Seq></items></channel>
${body.join('\n')}
</rdf:RDF>`;
}

function jsonFeed(outlet: OutletFile, items: Item[], base: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    home_page_url: `${base}/`,
    language: outlet.lang,
    items: items.map(({ url, article }) => ({
      id: url,
      url,
      title: article.title,
      summary: leadOf(article.paragraphs),
      date_published: clockParts(article.publishedAt, outlet.zone).iso,
      authors: article.record.author ? [{ name: article.record.author }] : [],
      tags: article.record.section ? [article.record.section] : [],
    })),
  });
}

/** The feed of an outlet as text, with its content type; null for outlets without one. */
export function announceFeed(
  outlet: OutletFile,
  articles: Article[],
  base: string,
): { type: string; text: string } | null {
  const items = announcedUrls(outlet, articles, base);
  switch (outlet.announce) {
    case 'rss':
      return { type: 'application/rss+xml', text: rss(outlet, items, base) };
    case 'rss-broken':
      return { type: 'text/html', text: brokenRss(outlet, items, base) };
    case 'atom':
      return { type: 'application/atom+xml', text: atom(outlet, items, base) };
    case 'rdf':
      return { type: 'text/xml', text: rdf(outlet, items, base) };
    case 'json-feed':
      return { type: 'application/feed+json', text: jsonFeed(outlet, items, base) };
    default:
      return null;
  }
}
