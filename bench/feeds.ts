import { READERS, type Reader } from './feed-readers.ts';
import { printGoldenTable } from './golden-feeds.ts';

interface Sample {
  name: string;
  bytes: Uint8Array;
  itemCount: number;
}
const ROUNDS = 9;
const WARM_ROUNDS = 4;
const WORDS =
  'tỉnh huyện xã người dân đường cầu trường bệnh viện mưa lũ giao thông khai trương hội nghị chương trình nông sản vải thiều công nhân khu công nghiệp'.split(
    ' ',
  );

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, at) => WORDS[(seed * 7 + at * at * 3 + at) % WORDS.length]).join(' ');
}

function rssItem(at: number): string {
  const url = `https://songthuong.example/tin-tuc/bai-viet-so-${at}-${100_000 + at}.html`;
  return `<item><title><![CDATA[${sentence(at, 12)}]]></title><link>${url}</link><guid>${url}</guid><pubDate>Wed, 25 Nov 2026 ${String(at % 24).padStart(2, '0')}:15:00 +0700</pubDate><description><![CDATA[<a href="${url}"><img width="130" src="https://img.songthuong.example/${at}.jpg"></a></br>${sentence(at + 1, 45)} &amp; ${sentence(at, 5)}.]]></description><category>Thời sự</category><dc:creator>Phóng viên</dc:creator><content:encoded><![CDATA[${`<p>${sentence(at + 2, 80)}</p>`.repeat(4)}]]></content:encoded></item>`;
}

function atomEntry(at: number): string {
  const url = `https://songthuong.example/tin-tuc/bai-viet-so-${at}-${100_000 + at}.html`;
  return `<entry><title type="html">${sentence(at, 12)} &amp;amp; ${sentence(at, 3)}</title><link rel="alternate" type="text/html" href="${url}"/><id>tag:songthuong.example,2026:${at}</id><published>2026-11-25T10:15:00+07:00</published><updated>2026-11-25T10:30:00+07:00</updated><author><name>Phóng viên</name></author><summary type="html">&lt;p&gt;${sentence(at + 1, 45)}&lt;/p&gt;</summary><content type="html"><![CDATA[${`<p>${sentence(at + 2, 80)}</p>`.repeat(4)}]]></content></entry>`;
}

function rssFeed(itemCount: number, shape: (item: string) => string = (item) => item): string {
  const items = Array.from({ length: itemCount }, (_, at) => shape(rssItem(at))).join('\n');
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tin Sông Thương</title><link>https://songthuong.example/</link>${items}</channel></rss>`;
}

function atomFeed(itemCount: number): string {
  const entries = Array.from({ length: itemCount }, (_, at) => atomEntry(at)).join('\n');
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin Sông Thương</title><id>urn:x</id><updated>2026-11-25T03:00:00Z</updated>${entries}</feed>`;
}

/** Mistakes that real feeds make, each on a feed of 40 items. */
const MISTAKES: Record<string, (feed: string) => string> = {
  'raw ampersand': (feed) => feed.replaceAll('<category>Thời sự', '<category>Văn hoá & Du lịch'),
  'HTML entity': (feed) => feed.replaceAll('<category>Thời sự', '<category>Th&ocirc;ng tin&nbsp;'),
  'junk before the declaration': (feed) => `\n\n<br />${feed}`,
  'stray end tags': (feed) => feed.replaceAll('</item>', '</b></item>'),
  'undeclared prefix': (feed) => feed.replaceAll(/ xmlns:\w+="[^"]*"/g, ''),
  'cut at the end': (feed) => feed.replace('</channel></rss>', ''),
  'raw HTML in a text': (feed) =>
    feed.replaceAll(/<description><!\[CDATA\[(.*?)\]\]><\/description>/g, '<description>$1</description>'),
  'control characters': (feed) => feed.replaceAll('Phóng viên', 'Phóng\u0003 viên'),
  'unquoted attribute': (feed) => feed.replaceAll('<guid>', '<guid isPermaLink=true>'),
  'junk behind the end': (feed) => `${feed}<script>ga('x') && y</script>`,
};

function samples(): Sample[] {
  // As the press does it: most feeds carry title, address and excerpt, one of three the full text too.
  const excerptsOnly = (item: string): string => item.replace(/<content:encoded>.*<\/content:encoded>/, '');
  const good = [30, 40, 50, 60, 80, 100].flatMap((count, at) => [
    {
      name: `RSS of ${count}`,
      bytes: Buffer.from(rssFeed(count, at % 3 === 0 ? undefined : excerptsOnly)),
      itemCount: count,
    },
    { name: `Atom of ${count}`, bytes: Buffer.from(atomFeed(count)), itemCount: count },
  ]);
  const broken = Object.entries(MISTAKES).map(([name, spoil]) => ({
    name,
    bytes: Buffer.from(spoil(rssFeed(40, excerptsOnly))),
    itemCount: 40,
  }));
  return [...good, ...broken];
}

/** As a caller of those libraries has it: the text of the response. */
const decode = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();

async function isRead(reader: Reader, sample: Sample): Promise<boolean> {
  try {
    const items = await reader(sample.bytes, decode);
    return (
      items.length === sample.itemCount &&
      items.every((item) => item.title && item.url?.startsWith('https://songthuong.example/'))
    );
  } catch {
    return false;
  }
}

/** Items a second of processor time of each reader; the readers take turns, so that a busy machine slows all alike. */
async function itemsPerSecond(readable: Sample[]): Promise<Map<string, number>> {
  const itemCount = readable.reduce((sum, sample) => sum + sample.itemCount, 0);
  const rates = new Map<string, number[]>(Object.keys(READERS).map((name) => [name, []]));
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round += 1) {
    for (const [name, reader] of Object.entries(READERS)) {
      const start = process.cpuUsage();
      for (const sample of readable) await reader(sample.bytes, decode);
      const { user, system } = process.cpuUsage(start);
      if (round >= WARM_ROUNDS) rates.get(name)?.push(itemCount / ((user + system) / 1_000_000));
    }
  }
  const median = (numbers: number[]): number => numbers.sort((one, other) => one - other)[ROUNDS >> 1] as number;
  return new Map([...rates].map(([name, measured]) => [name, median(measured)]));
}

export interface FeedBenchResult {
  name: string;
  itemsPerSecond: number;
  feedsRead: number;
  feedCount: number;
  /** Samples that were not read whole. */
  failed: string[];
}

/** Speed and feeds read of our reader, rss-parser and feedsmith; timed on the feeds that all of them read. */
export async function benchFeeds(): Promise<FeedBenchResult[]> {
  const all = samples();
  const failed = new Map<string, string[]>();
  for (const [name, reader] of Object.entries(READERS)) {
    const missed: string[] = [];
    for (const sample of all) if (!(await isRead(reader, sample))) missed.push(sample.name);
    failed.set(name, missed);
  }
  const readable = all.filter((sample) => [...failed.values()].every((missed) => !missed.includes(sample.name)));
  const rates = await itemsPerSecond(readable);
  return [...failed].map(([name, missed]) => ({
    name,
    itemsPerSecond: Math.round(rates.get(name) ?? 0),
    feedsRead: all.length - missed.length,
    feedCount: all.length,
    failed: missed,
  }));
}

/** Prints the table and the ratios to ours. */
export async function run(): Promise<void> {
  const results = await benchFeeds();
  const ours = results[0]?.itemsPerSecond ?? 0;
  console.log('Feeds: reading and dating every item, 30-100 items a feed, in processor time');
  for (const { name, itemsPerSecond: rate, feedsRead, feedCount, failed } of results) {
    const ratio = (ours / rate).toFixed(1);
    console.log(
      `  ${name.padEnd(16)} ${String(rate).padStart(7)} items/s  ours is ${ratio}x  feeds read ${feedsRead}/${feedCount}${failed.length > 0 ? `  not: ${failed.join(', ')}` : ''}`,
    );
  }
  printGoldenTable();
}

if (process.argv[1] === new URL(import.meta.url).pathname) await run();
