import { describe, expect, it } from 'vitest';
import { detectPlaces } from '../../../src/classify/places/detect-places.ts';
import { shippedMatcher } from '../../quality/gazetteer.ts';

const matcher = shippedMatcher();
const ask = (text: string, publishedAt?: string, title?: string) => detectPlaces(matcher, { text, publishedAt, title });
const ids = (text: string, publishedAt?: string) => ask(text, publishedAt).places.map((place) => place.id);

describe('detectPlaces', () => {
  const spellings: [string, string][] = [
    ['with marks', 'Lũ cô lập ba xã ở Bắc Giang.'],
    ['without marks', 'Lu co lap ba xa o Bac Giang.'],
    ['in lower case', 'lũ cô lập ba xã ở bắc giang'],
    ['in upper case', 'LŨ CÔ LẬP BA XÃ Ở BẮC GIANG'],
    ['decomposed', 'Lũ cô lập ba xã ở Bắc Giang.'.normalize('NFD')],
    ['with a zero-width space inside a word', 'Lũ cô lập ba xã ở Bắ\u200Bc Gi\u200Dang.'],
    ['with a soft hyphen', 'Lũ cô lập ba xã ở Bắc Gi\u00ADang.'],
    ['with a no-break space', 'Lũ cô lập ba xã ở Bắc\u00A0Giang.'],
    ['with several blanks and a line break', 'Lũ cô lập ba xã ở Bắc  \n Giang.'],
    ['with a hyphen', 'Lũ cô lập ba xã ở Bắc-Giang.'],
    ['with an underscore', 'Lũ cô_lập ba xã ở Bắc_Giang.'],
    ['joined', 'Lũ cô lập ba xã ở BắcGiang.'],
    ['as a hashtag', 'Lũ cô lập ba xã #BacGiang'],
    ['joined in lower case', 'lu co lap ba xa o bacgiang'],
    ['in full-width letters', 'Ｂａｃ Ｇｉａｎｇ: lu co lap ba xa'],
    ['with the tone left out', 'Lũ cô lập ba xã ở Băc Giang.'],
    ['run on into the next word', 'Bắc GiangMột trận lũ cô lập ba xã.'],
  ];
  it.each(spellings)('finds the province %s', (_, text) => {
    const answer = ask(text);
    expect(answer.about).toBe(true);
    expect(answer.places.map((place) => place.id)).toContain('bac-giang');
  });

  it('gives offsets of the original text in UTF-16 units', () => {
    const text = '😀 Ở Bắ\u200Bc Giang'.normalize('NFD') + ' trời mưa.';
    const span = ask(text).mentions.find((mention) => mention.id === 'bac-giang')?.span;
    expect(text.slice(span?.start, span?.end)).toBe('Bắ\u200Bc Giang'.normalize('NFD'));
  });

  it('keeps title and text apart in offsets', () => {
    const answer = ask('Công an huyện Lục Ngạn vào cuộc.', undefined, 'Bắc Giang: cháy chợ');
    expect(answer.mentions.map(({ span }) => span.field)).toEqual(['title', 'text']);
    expect(answer.reason).toBe('title');
  });

  it('reads old and new tone places alike', () => {
    expect(ids('Huyện Hiệp Hoà mở chợ.')).toContain('bac-giang/hiep-hoa');
    expect(ids('Huyện Hiệp Hòa mở chợ.')).toContain('bac-giang/hiep-hoa');
  });

  it('names the province wherever only a unit of it is named', () => {
    const implied = ask('Huyện Lục Ngạn mất điện.').places.find((place) => place.id === 'bac-giang');
    expect(implied).toMatchObject({ rule: 'implied', matched: 'Lục Ngạn' });
  });

  it('takes the unit that existed on the day', () => {
    expect(ids('Xã Lục Ngạn dựng lại cầu.', '2025-10-01T00:00:00Z')).toContain('bac-ninh/luc-ngan');
    expect(ids('Huyện Lục Ngạn dựng lại cầu.', '2024-10-01T00:00:00Z')).toEqual(['bac-giang/luc-ngan', 'bac-giang']);
    expect(ids('Phường Bắc Giang họp dân.', '2025-10-01T00:00:00Z')).toContain('bac-ninh/bac-giang');
    expect(ids('Phường Bắc Giang họp dân.', '2024-10-01T00:00:00Z')).toEqual([]);
  });

  it('counts the new province as named but not as a subject', () => {
    expect(ask('Bắc Ninh công bố lịch thi.', '2026-03-01T00:00:00Z')).toMatchObject({
      about: false,
      reason: 'only-new-province',
    });
    expect(ids('Bắc Ninh công bố lịch thi.', '2024-03-01T00:00:00Z')).toEqual([]);
  });

  it('lets the stated parent decide about a shared name', () => {
    expect(ids('Xã Yên Sơn, huyện Lục Nam họp dân.')).toContain('bac-giang/luc-nam/yen-son');
    expect(ids('Xã Yên Sơn, huyện Quốc Oai, Hà Nội họp dân.')).toEqual([]);
    expect(ids('Xã Yên Sơn họp dân.')).toEqual([]);
    expect(ids('Xã Tân Hưng (Sóc Sơn, Hà Nội) họp dân.')).toEqual([]);
  });

  it('follows a list of communes to its end', () => {
    const found = ids('Tỉnh Bắc Giang: dịch lan ra các xã Tân Mộc, Nam Dương và Mỹ An.');
    expect(found.filter((id) => id.split('/').length === 3)).toHaveLength(3);
  });

  const refused: [string, string, string][] = [
    ['the river of Lạng Sơn', 'Lũ trên sông Bắc Giang dâng nhanh ở Tràng Định.', 'look-alike:river'],
    ['the river in English', 'The Bac Giang River burst its banks.', 'look-alike:river'],
    ['north and Jiangsu', 'Tàu nối nam bắc Giang Tô khai trương.', 'look-alike:jiangsu'],
    ['open arms', 'Người miền Bắc giang tay đón bạn.', 'look-alike:person'],
    ['uncle Giang', 'bac giang oi, mai bac di cho khong?', 'look-alike:person'],
    ['a person of that name', 'Ca sĩ Nguyễn Bắc Giang hát mở màn.', 'look-alike:person'],
    ['a ward of Quảng Bình', 'Phường Bắc Giang, thị xã Ba Đồn, Quảng Bình cấm biển.', 'look-alike:quang-binh'],
    ['Hubei and Jiangsu', '湖北江苏两省油菜长势良好', 'look-alike:not-vietnam'],
    ['the river of Guangdong', '广东北江水位上涨', 'look-alike:not-vietnam'],
    ['a burst of laughter', '베트남 관객도 박장대소했다.', 'look-alike:other-word'],
    ['a gambling den', '베트남에서 도박장이 적발됐다.', 'look-alike:inside-word'],
  ];
  it.each(refused)('refuses %s', (_, text, reason) => {
    expect(ask(text)).toMatchObject({ about: false, places: [], reason });
  });

  it('never takes another word with the same letters', () => {
    for (const text of [
      'Bác Giang mở quán.',
      'Cầu Bắc Gianh thông xe.',
      'Hồ Bắc, Giang Tô có lũ.',
      'bà xã Cẩm Ly hát hay',
      'Tin trên Biển Đông.',
    ]) {
      expect(ids(text)).toEqual([]);
    }
  });

  const weak: [string, string, string][] = [
    ['a motorway', 'Ùn tắc trên cao tốc Hà Nội – Bắc Giang vì xe hỏng.', 'weak:route'],
    ['a list of provinces', 'Mưa lớn ở Cao Bằng, Lạng Sơn, Bắc Giang và Thái Nguyên.', 'weak:list'],
    ['a number plate', 'Xe biển số Bắc Giang gây tai nạn ở Vinh.', 'weak:plate'],
    ['a home town', 'Thủ môn quê Bắc Giang trúng đội tuyển ở Đà Nẵng.', 'weak:hometown'],
    ['a street', 'Cháy nhà ở phố Bắc Giang, Nam Định.', 'weak:street'],
    ['a residence in brackets', 'Nghi can (30 tuổi, ở Lục Nam, Bắc Giang) bị bắt tại Huế.', 'weak:hometown'],
    ['two provinces in brackets', 'Hai tỉnh trung du (Bắc Giang và Phú Thọ) đã cấy xong.', 'weak:list'],
    ['where a bus comes from', 'Chiếc xe khách từ Bắc Giang vào Nghệ An nổ lốp.', 'weak:route'],
    ['where a bus goes', 'Ôtô rời bến Giáp Bát (Hà Nội) đi Bắc Giang nhồi thêm khách.', 'weak:route'],
    ['the family one visits', 'Mười năm xa nước, tôi mới đón Tết cùng gia đình ở Bắc Giang.', 'weak:hometown'],
    ['a poor childhood', 'Xuất thân trong một nhà nghèo ở Bắc Giang, anh tự học nghề may ở Huế.', 'weak:hometown'],
    [
      'a neighbour on the map',
      'Phường có sông ở phía nam, hai tỉnh Bắc Ninh và Bắc Giang ở phía tây.',
      'weak:neighbour',
    ],
    ['a road in Korean', '베트남 하노이-박장 고속도로에서 사고가 났다.', 'weak:route'],
  ];
  it.each(weak)('does not take %s for a subject, yet lists the place', (_, text, reason) => {
    const answer = ask(text);
    expect(answer).toMatchObject({ about: false, reason });
    expect(answer.places.map((place) => place.id)).toContain('bac-giang');
    expect(answer.places.every((place) => place.rule.startsWith('weak:') || place.rule === 'implied')).toBe(true);
  });

  it('does not take one passing mention deep in a text for a subject, but two', () => {
    const filler = 'Phiên họp bàn về thuế và lao động. '.repeat(20);
    expect(ask(`${filler} Vụ việc xảy ra ở Bắc Giang.`)).toMatchObject({ about: false, reason: 'single-mention' });
    expect(ask(`${filler} Vụ việc xảy ra ở Bắc Giang. ${filler} Công an tỉnh Bắc Giang vào cuộc.`).about).toBe(true);
  });

  it.each([
    ['districts of two provinces', 'Nhà vườn Thanh Hà (Hải Dương) và Lục Ngạn (Bắc Giang) vào vụ vải.'],
    ['two provinces that act together', 'Hai tỉnh Bắc Giang và Bắc Ninh khánh thành cầu chung.'],
    ['a railway bridge', 'Nước lũ đe dọa cầu đường sắt Bắc Giang.'],
    ['lorries that set out', 'Xe tải chở vải từ Bắc Giang nối nhau lên đường.'],
    ['families of the place', 'Nhiều gia đình ở Bắc Giang được cấp nước sạch.'],
  ])('still takes for a subject: %s', (_, text) => {
    expect(ask(text).about).toBe(true);
  });

  it('takes a whole address a paragraph later for where the news happened, the mere province not', () => {
    const filler = 'Đoạn phim khiến nhiều người bức xúc. '.repeat(16);
    expect(ask(`${filler} Chùa nằm ở xã Thanh Hải, huyện Lục Ngạn, Bắc Giang.`).about).toBe(true);
    expect(ask(`${filler} Chùa nằm ở Bắc Giang.`).about).toBe(false);
  });

  it('takes a case for ours when the district of a person in the lead acts, not when another one does', () => {
    const lead = `Bà chủ quán (51 tuổi, ở thị trấn Thắng, Hiệp Hòa, Bắc Giang) bị mất xe máy. ${'Hai kẻ lạ bỏ đi. '.repeat(30)}`;
    expect(ask(`${lead} Công an huyện Hiệp Hòa đang điều tra.`).about).toBe(true);
    expect(ask(`${lead} Chúng bị bắt ở huyện Yên Thế.`).about).toBe(false);
  });

  it('answers any text, also garbage', () => {
    for (const text of [
      '',
      ' ',
      '\uD800',
      'Bắc',
      '(((((Bắc Giang',
      'Bắc Giang'.repeat(2000),
      '\u0301\u0301',
      '북'.repeat(5000),
    ]) {
      expect(() => ask(text)).not.toThrow();
    }
  });

  it.each([
    'chao bac Giang a, hom nay bac co khoe khong',
    'thua bac Giang, cho em hoi',
    'bac Giang oi cho em hoi',
    'cam on bac Giang nhieu',
  ])('takes an uncle called Giang for no province: %s', (text) => {
    expect(ids(text)).toEqual([]);
  });

  it.each(['bac giang mua to', 'o bac Giang mua to', 'chao mung bac giang', 'Bac Giang a, mua to'])(
    'still finds the province without marks: %s',
    (text) => expect(ids(text)).toContain('bac-giang'),
  );
});
