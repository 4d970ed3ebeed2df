import { localTime } from '../lib/local-day.ts';
import type { Claim } from '../domain/claim.ts';
import type { DailyReview, LeadStory, ReviewItem } from './daily-review.ts';
import {
  bySentence,
  countOf,
  daysLine,
  FIGURE_NAMES,
  LANGUAGE_NAMES,
  MOST_OTHERS,
  NONE,
  SECTIONS,
  shownDays,
  storyCounts,
  withoutStop,
} from './daily-words.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
/** Only web addresses become links. */
const link = (url: string, words: string): string =>
  /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}" rel="noreferrer">${escaped(words)}</a>` : escaped(words);

const STYLE = `
:root{color-scheme:light}body{font:12pt/1.45 "Times New Roman",Tinos,serif;color:#111;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:17pt;text-align:center;margin:0 0 .2em}h2{font-size:14pt;margin:1.4em 0 .4em;border-bottom:1px solid #999;break-after:avoid}h3{font-size:12pt;margin:.9em 0 .1em;break-after:avoid}
.when,.meta{color:#444;font-size:10.5pt;margin:.1em 0}.when{text-align:center}blockquote{margin:.3em 0 .3em 1em;padding-left:.7em;border-left:3px solid #bbb}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.2em .5em;text-align:left}td.n{text-align:right;font-variant-numeric:tabular-nums}
article{break-inside:avoid}a{color:#0b4f79}@page{size:A4;margin:20mm 15mm 20mm 25mm}@media print{body{margin:0;max-width:none;padding:0}a{color:inherit;text-decoration:none}}`;

function itemHtml(item: ReviewItem, after = ''): string {
  const place = item.places.length > 0 ? ` · ${escaped(item.places.join(', '))}` : '';
  const language = item.language === 'vi' ? '' : ` · ${escaped(LANGUAGE_NAMES[item.language] ?? item.language)}`;
  const tongue = escaped(item.language);
  return `<article><h3 lang="${tongue}">${link(item.url, item.title)}</h3>
<p class="meta">${escaped(item.publisher)} · ${escaped(localTime(item.publishedAt))}${language}${place}</p>
<blockquote lang="${tongue}">${escaped(item.extract)}</blockquote>${after}</article>`;
}

/** Words that open a list of the dashboard, given as the query of `GET /documents`; plain words without a dashboard. */
type Opens = (query: string, words: string) => string;

function leadHtml({ story, lead, alsoIn }: LeadStory, opens: Opens): string {
  const others = alsoIn.slice(0, MOST_OTHERS).map(({ publisher, url }) => link(url, publisher));
  const count = opens(`story=${encodeURIComponent(story.id)}`, storyCounts(story));
  return itemHtml(
    lead,
    `<p class="meta">${count}.${others.length > 0 ? ` Cùng đưa tin: ${others.join(', ')}.` : ''}</p>`,
  );
}

function claimHtml(claim: Claim): string {
  const quotes = claim.evidence.map(
    ({ quote, publisher, url }) => `<blockquote>“${escaped(quote)}” — ${link(url, publisher)}</blockquote>`,
  );
  return `<p><b>Nhận định:</b> “${escaped(withoutStop(claim.text))}”. ${escaped(claim.why)}</p>${quotes.join('')}`;
}

/** The review as one printable page without scripts; all that others wrote stands in it as text. `dashboardUrl` makes numbers open their lists. */
export function dailyHtml(review: DailyReview, { dashboardUrl }: { dashboardUrl?: string } = {}): string {
  const opens: Opens = (query, words) =>
    dashboardUrl ? `<a href="${escaped(`${dashboardUrl}#/documents?${query}`)}">${escaped(words)}</a>` : escaped(words);
  const figures = review.figures.map(
    ({ key, value, query }) =>
      `<tr><th scope="row">${FIGURE_NAMES[key]}</th><td class="n">${opens(query, String(value))}</td></tr>`,
  );
  const languages = review.languages.map(
    ({ value, count, query }) => `${escaped(LANGUAGE_NAMES[value] ?? value)} ${opens(query, String(count))}`,
  );
  const part = (title: string, body: string): string => `<section><h2>${title}</h2>${body}</section>`;
  const note = (of: { total: number; items: unknown[]; query: string }): string =>
    `<p class="meta">${of.total === 0 ? NONE : opens(of.query, countOf(of))}</p>`;
  const { critical, foreign, suspected, unreached } = review;
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Điểm báo ${shownDays(review)}</title><style>${STYLE}</style></head><body>
<h1>ĐIỂM BÁO</h1><p class="when">${daysLine(review)} · lập lúc ${localTime(review.madeAt)}</p>
${part(`I. ${SECTIONS.figures}`, `<table>${figures.join('')}</table><p class="meta">${languages.join(' · ')}</p>`)}
${part(`II. ${SECTIONS.lead}`, review.leadStories.map((one) => leadHtml(one, opens)).join('') || `<p class="meta">${NONE}</p>`)}
${part(`III. ${SECTIONS.critical}`, note(critical) + critical.items.map((item) => itemHtml(item)).join(''))}
${part(`IV. ${SECTIONS.foreign}`, note(foreign) + foreign.items.map((item) => itemHtml(item)).join(''))}
${part(`V. ${SECTIONS.suspected}`, note(suspected) + suspected.items.map((item) => itemHtml(item, item.claims.map(claimHtml).join(''))).join(''))}
${part(
  `VI. ${SECTIONS.unreached}`,
  unreached.length === 0
    ? `<p class="meta">${NONE}</p>`
    : `<ul>${bySentence(unreached)
        .map(({ names, message }) => `<li><b>${escaped(names)}</b>: ${escaped(message)}</li>`)
        .join('')}</ul>`,
)}
</body></html>
`;
}
