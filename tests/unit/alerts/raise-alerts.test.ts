import { describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../../src/alerts/raise-alerts.ts';
import { isOpen, mayOpen, mergeAlert, type Alert } from '../../../src/domain/alert.ts';
import { storeTrouble } from '../../../src/domain/errors.ts';
import type { Document } from '../../../src/domain/document.ts';
import type { Source } from '../../../src/domain/source.ts';
import type { Watch } from '../../../src/domain/watch.ts';
import { openDatabase } from '../../../src/lib/sqlite.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { document, mention, rules, source, tag } from './samples.ts';

const fire = tag('fire-explosion', 0.92);

function raised(found: Document, from: Source, watches: Watch[] = []): Alert[] {
  return raiseAlerts({ document: found, source: from, isReprint: false }, rules(watches));
}

function fireAt(url: string, from: Source, places = [mention('bac-giang/viet-yen', 'title')]): Alert {
  const [alert] = raised(document(url, { from, safety: fire, places }), from);
  if (!alert) throw new Error('no alert');
  return alert;
}

describe('a public-safety alert', () => {
  it('is one for two outlets that report the same event in the same area, under old and new names of it', () => {
    const one = fireAt('https://a.vn/1', source('a'));
    const other = fireAt('https://b.vn/1', source('b'), [mention('bac-ninh/viet-yen')]);
    const third = fireAt('https://c.vn/1', source('c'), [mention('bac-giang'), mention('bac-giang/viet-yen/kcn')]);
    expect(new Set([one, other, third].map(({ id }) => id)).size).toBe(1);
    const merged = mergeAlert(mergeAlert(one, other) ?? one, third);
    expect(merged?.safety?.sourceIds).toEqual(['a', 'b', 'c']);
    expect(merged?.severity).toBe('high');
  });

  it('is two for fires in different districts on one day, and for different days', () => {
    const keys = [
      fireAt('https://a.vn/1', source('a')).dedupeKey,
      fireAt('https://a.vn/2', source('a'), [mention('bac-giang/luc-ngan/chu')]).dedupeKey,
      raised(
        document('https://a.vn/3', {
          safety: fire,
          places: [mention('bac-giang/viet-yen')],
          publishedAt: '2026-03-10T17:00:00.000Z',
        }),
        source('a'),
      )[0]?.dedupeKey,
    ];
    expect(new Set(keys).size).toBe(3);
  });

  it('is titled from facts, never with the words of the article', () => {
    const [alert] = raised(
      document('https://a.vn/1', {
        title: 'Nhà ông Nguyễn Văn Mẫu bốc cháy',
        safety: fire,
        places: [mention('bac-giang/viet-yen')],
      }),
      source('a'),
    );
    expect(alert?.title).toBe('Cháy, nổ tại Việt Yên, ngày 10/03/2026');
    expect(JSON.stringify(alert)).not.toContain('Nguyễn Văn Mẫu');
  });

  it.each([
    ['a score below the threshold', document('https://a.vn/1', { safety: tag('fire-explosion', 0.69) })],
    ['no event', document('https://a.vn/1', { safety: tag('none', 0.99) })],
    ['an uncertain label', document('https://a.vn/1', { safety: tag('uncertain', 0.99) })],
    ['no place', document('https://a.vn/1', { safety: fire, places: [] })],
    ['only the new province', document('https://a.vn/1', { safety: fire, places: [mention('bac-ninh')] })],
    ['a place outside the gazetteer', document('https://a.vn/1', { safety: fire, places: [mention('ha-noi')] })],
  ])('is not raised by %s', (_name, found) => {
    expect(raised(found, source('a'))).toEqual([]);
  });

  it('says more urgent with official word than with one newspaper', () => {
    expect(fireAt('https://a.vn/1', source('a')).severity).toBe('medium');
    expect(fireAt('https://g.vn/1', source('g', 'official')).severity).toBe('high');
  });
});

describe('a private post about an event', () => {
  const network = source('mang', 'social');
  const post = document('post:abc', {
    kind: 'post',
    from: network,
    safety: fire,
    places: [mention('bac-giang/viet-yen')],
    sealedUrl: 'sealed',
  });

  it('opens nothing by itself', async () => {
    const [alert] = raised(post, network);
    expect(alert && mayOpen(alert)).toBe(false);
    const database = openDatabase(':memory:', storeTrouble);
    const store = sqliteStore(database);
    await store.documents.commit({ documents: [post], alerts: raised(post, network) });
    expect((await store.alerts.list({ limit: 10 })).items).toEqual([]);
    database.close();
  });

  it('adds only a count to an open alert, once, however often it is delivered', async () => {
    const database = openDatabase(':memory:', storeTrouble);
    const store = sqliteStore(database);
    await store.documents.commit({ alerts: [fireAt('https://a.vn/1', source('a'))] });
    await store.documents.commit({ alerts: raised(post, network) });
    await store.documents.commit({ alerts: raised(post, network) });
    const { items } = await store.alerts.list({ limit: 10 });
    expect(items).toHaveLength(1);
    expect(items[0]?.safety?.postIds).toEqual([post.id]);
    expect(items[0]?.documentIds).not.toContain(post.id);
    expect(items[0]?.version).toBe(2);
    database.close();
  });

  it('of an official account counts as official word', () => {
    const agency = source('cong', 'official');
    const [alert] = raised({ ...post, kind: 'post', url: 'https://cong.vn/@tin/1', sealedUrl: null }, agency);
    expect(alert?.safety?.officialSourceIds).toEqual(['cong']);
  });
});

describe('a watch', () => {
  const watch = (query: Watch['query']): Watch => ({ id: 'w', name: 'Bộ thử', severity: 'high', query });
  const found = document('https://a.vn/1', {
    title: 'Vải thiều Lục Ngạn được mùa',
    text: 'Nông dân huyện Lục Ngạn thu hoạch vải. 北江省荔枝丰收',
    sentiment: tag('positive'),
    topic: tag('agriculture'),
    places: [mention('bac-giang/luc-ngan')],
    story: 'story_1',
  });

  const cases: [string, Watch['query'], boolean][] = [
    ['a word without marks', { q: 'vai thieu' }, true],
    ['a word with other marks', { q: 'vãi thiều' }, false],
    ['a phrase', { q: '"thu hoạch vải"' }, true],
    ['a phrase in another order', { q: '"vải thu hoạch"' }, false],
    ['words of title and text together', { q: 'mùa nông' }, true],
    ['an excluded word that is there', { q: 'vải -huyện' }, false],
    ['an excluded word that is not', { q: 'vải -lụt' }, true],
    ['only exclusions', { q: '-lụt' }, false],
    ['punctuation alone', { q: '!!' }, false],
    ['Han characters', { q: '荔枝' }, true],
    ['one Han character', { q: '荔' }, true],
    ['labels that fit', { topic: ['agriculture', 'economy'], sentiment: ['positive'] }, true],
    ['a label that does not', { topic: ['agriculture'], sentiment: ['negative'] }, false],
    ['a place', { place: ['bac-giang/luc-ngan'] }, true],
    ['another kind', { kind: 'post' }, false],
    ['a flag that is not set', { flag: ['edited'] }, false],
    ['nothing at all', {}, true],
  ];

  it.each(cases)('finds by %s what the search finds', async (_name, query, fits) => {
    const database = openDatabase(':memory:', storeTrouble);
    const store = sqliteStore(database);
    await store.documents.commit({ documents: [found] });
    expect((await store.documents.search({ ...query, limit: 5 })).items.length > 0).toBe(fits);
    expect(raised(found, source('a'), [watch(query)]).length > 0).toBe(fits);
    database.close();
  });

  it('raises one alert a story', () => {
    const [one] = raised(found, source('a'), [watch({ q: 'vải' })]);
    const [other] = raised({ ...found, id: 'doc_2' }, source('b'), [watch({ q: 'vải' })]);
    expect(one?.id).toBe(other?.id);
    expect(one && isOpen(one) && one.severity).toBe('high');
  });

  it('does not put the words of a private post into its title', () => {
    const network = source('mang', 'social');
    const post = document('post:1', { kind: 'post', from: network, title: '', text: 'vải của bà con' });
    const [alert] = raised(post, network, [watch({ q: 'vải' })]);
    expect(alert?.title).toBe('Bộ thử: bài đăng công khai');
  });
});
