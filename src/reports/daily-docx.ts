import {
  AlignmentType,
  Document as WordDocument,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import type { Claim } from '../domain/claim.ts';
import { localTime } from '../lib/local-day.ts';
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

const FONT = 'Times New Roman';
/** Twentieths of a point. */
const MM = 56.7;
/** XML 1.0 has no place for these signs; hostile titles do. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const clean = (text: string): string => text.replace(UNPRINTABLE, '');
const run = (text: string, style: { bold?: boolean; italics?: boolean; size?: number } = {}): TextRun =>
  new TextRun({ text: clean(text), ...style });

function linked(url: string, text: string, style: { bold?: boolean; size?: number } = {}): ParagraphChild {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return run(text, style);
  return new ExternalHyperlink({
    link: new URL(url).href,
    children: [new TextRun({ text: clean(text), style: 'Hyperlink', ...style })],
  });
}

const heading = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    spacing: { before: 320, after: 120 },
    children: [run(text)],
  });
const small = (children: ParagraphChild[], keepNext = false): Paragraph =>
  new Paragraph({ keepNext, spacing: { after: 60 }, children });
/** Scripts that have an italic; in others a slanted letter is hard to read. */
const hasItalic = (language: string): boolean => ['vi', 'en'].includes(language);
const none = (): Paragraph => small([run(NONE, { italics: true, size: 22 })]);

/** Words that open a list of the dashboard, given as the query of `GET /documents`; plain words without a dashboard. */
type Opens = (query: string, words: string, size?: number) => ParagraphChild;
const opensAt =
  (dashboardUrl: string | undefined): Opens =>
  (query, words, size) => {
    const style = size === undefined ? {} : { size };
    return dashboardUrl ? linked(`${dashboardUrl}#/documents?${query}`, words, style) : run(words, style);
  };

/** The extract may run over a page's end: before lines that must stay together LibreOffice forgets to keep the headline. */
function itemParagraphs(item: ReviewItem): Paragraph[] {
  const language = item.language === 'vi' ? '' : ` · ${LANGUAGE_NAMES[item.language] ?? item.language}`;
  const places = item.places.length > 0 ? ` · ${item.places.join(', ')}` : '';
  const meta = `${item.publisher} · ${localTime(item.publishedAt)}${language}${places}`;
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160 },
      children: [linked(item.url, item.title, { bold: true })],
    }),
    small([run(meta, { size: 22 })], true),
    new Paragraph({
      indent: { left: 360 },
      spacing: { after: 80 },
      children: [run(`“${item.extract}”`, { italics: hasItalic(item.language) })],
    }),
  ];
}

function leadParagraphs({ story, lead, alsoIn }: LeadStory, opens: Opens): Paragraph[] {
  const counts = opens(`story=${encodeURIComponent(story.id)}`, storyCounts(story), 22);
  const others = alsoIn
    .slice(0, MOST_OTHERS)
    .flatMap(({ publisher, url }, index) => [
      run(index === 0 ? '. Cùng đưa tin: ' : ', ', { size: 22 }),
      linked(url, publisher, { size: 22 }),
    ]);
  return [...itemParagraphs(lead), small([counts, ...others, run('.', { size: 22 })])];
}

function claimParagraphs(claim: Claim): Paragraph[] {
  const quotes = claim.evidence.map(
    ({ quote, publisher, url }) =>
      new Paragraph({
        indent: { left: 720 },
        spacing: { after: 60 },
        children: [run(`“${quote}” — `, { italics: true }), linked(url, publisher)],
      }),
  );
  return [
    new Paragraph({
      keepNext: quotes.length > 0,
      indent: { left: 360 },
      spacing: { before: 80, after: 60 },
      children: [run('Nhận định: ', { bold: true }), run(`“${withoutStop(claim.text)}”. ${claim.why}`)],
    }),
    ...quotes,
  ];
}

function figureTable(review: DailyReview, opens: Opens): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    rows: review.figures.map(
      ({ key, value: count, query }) =>
        new TableRow({
          children: [
            new TableCell({ children: [new Paragraph({ children: [run(FIGURE_NAMES[key])] })] }),
            new TableCell({
              width: { size: 20, type: WidthType.PERCENTAGE },
              children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [opens(query, String(count))] })],
            }),
          ],
        }),
    ),
  });
}

/** How many there are, and the items. */
function section<T>(
  part: { total: number; query: string; items: T[] },
  opens: Opens,
  show: (item: T) => Paragraph[],
): Paragraph[] {
  return part.total === 0
    ? [none()]
    : [small([opens(part.query, countOf(part), 22)], true), ...part.items.flatMap(show)];
}

function bodyOf(review: DailyReview, opens: Opens): (Paragraph | Table)[] {
  const { critical, foreign, suspected, unreached, leadStories } = review;
  const languages = review.languages.flatMap(({ value, count, query }, index) => [
    run(`${index === 0 ? '' : ' · '}${LANGUAGE_NAMES[value] ?? value} `, { size: 22 }),
    opens(query, String(count), 22),
  ]);
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, children: [run('ĐIỂM BÁO')] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [run(`${daysLine(review)} · lập lúc ${localTime(review.madeAt)}`, { size: 22 })],
    }),
    heading(`I. ${SECTIONS.figures}`),
    figureTable(review, opens),
    new Paragraph({ spacing: { before: 80, after: 60 }, children: languages }),
    heading(`II. ${SECTIONS.lead}`),
    ...(leadStories.length === 0 ? [none()] : leadStories.flatMap((one) => leadParagraphs(one, opens))),
    heading(`III. ${SECTIONS.critical}`),
    ...section(critical, opens, itemParagraphs),
    heading(`IV. ${SECTIONS.foreign}`),
    ...section(foreign, opens, itemParagraphs),
    heading(`V. ${SECTIONS.suspected}`),
    ...section(suspected, opens, (item) => [...itemParagraphs(item), ...item.claims.flatMap(claimParagraphs)]),
    heading(`VI. ${SECTIONS.unreached}`),
    ...(unreached.length === 0 ? [none()] : []),
    ...bySentence(unreached).map(({ names, message }) => small([run(`${names}: `, { bold: true }), run(message)])),
  ];
}

/** The review as a Word file (A4, Times New Roman). `dashboardUrl` makes its numbers open their lists. */
export async function dailyDocx(
  review: DailyReview,
  { dashboardUrl }: { dashboardUrl?: string } = {},
): Promise<Buffer> {
  const plain = (size: number) => ({ run: { font: FONT, size, bold: true, color: '000000' } });
  const document = new WordDocument({
    title: `Điểm báo ${shownDays(review)}`,
    creator: 'Điểm Báo',
    compatibility: { version: 15 },
    styles: {
      default: {
        document: { run: { font: FONT, size: 26, language: { value: 'vi-VN' } } },
        title: plain(34),
        heading1: plain(28),
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 210 * MM, height: 297 * MM },
            margin: { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: bodyOf(review, opensAt(dashboardUrl)),
      },
    ],
  });
  return Packer.toBuffer(document);
}
