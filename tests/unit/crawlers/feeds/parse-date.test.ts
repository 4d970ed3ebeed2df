import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultZoneMinutes, zoneOffsetMinutes } from '../../../../src/crawlers/feeds/default-zone.ts';
import { parseDate } from '../../../../src/crawlers/feeds/parse-date.ts';

describe('parseDate', () => {
  it.each([
    ['25/11/2026', '2026-11-24T17:00:00.000Z'],
    ['5/1/2026 7:05', '2026-01-05T00:05:00.000Z'],
    ['31/12/2026 23:59', '2026-12-31T16:59:00.000Z'],
    ['11/25/2026', '2026-11-24T17:00:00.000Z'],
    ['Thứ Năm, 25/11/2026, 10:30:15 (GMT+7)', '2026-11-25T03:30:15.000Z'],
    ['25-11-2026 10:30', '2026-11-25T03:30:00.000Z'],
    ['10h30 ngày 25/11/2026', '2026-11-25T03:30:00.000Z'],
    ['25 tháng 11, 2026 10:30', '2026-11-25T03:30:00.000Z'],
    ['Wed, 25 Nov 2026 10:30:00 GMT', '2026-11-25T10:30:00.000Z'],
    ['/Date(1795575845000)/', '2026-11-25T03:04:05.000Z'],
    ['32/11/2026', null],
    ['25/13/2026', null],
    ['2026-11-25T25:00:00', '2026-11-24T17:00:00.000Z'],
    ['hôm qua lúc 10:30', null],
  ])('reads %s as %s where +07:00 holds', (text, instant) => {
    expect(parseDate(text, 420)).toBe(instant);
  });

  it.each([
    ['2004년 05월 28일  01:31:15', '2004-05-27T16:31:15.000Z'],
    ['2004-05-25 오후 11:23:17', '2004-05-25T14:23:17.000Z'],
    ['10h30 ngày 25/11/2026', '2026-11-25T03:30:00.000Z'],
    ['2004-07-08 23:56:58.0', '2004-07-08T23:56:58.000Z'],
    ['Τρι, 01 Αύγ 2008 13:05:16 EET', '2008-08-01T11:05:16.000Z'],
    ['Κυρ, 11 Ιούν 2004 12:00:00 EST', '2004-06-11T17:00:00.000Z'],
    ['2004-máujus-13T9:15-05:00', '2004-05-13T14:15:00.000Z'],
    ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53.000Z'],
    ['Sun Jan  4 16:29:06 PDT 2004', '2004-01-04T23:29:06.000Z'],
    ['Thursday, 01-Jan-04 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
    ['Thu Jan 01 2004', '2004-01-01T00:00:00.000Z'],
    ['Apr 5 2012', '2012-04-05T00:00:00.000Z'],
    ['2004-1-1T9:5:3Z', '2004-01-01T09:05:03.000Z'],
    ['Thu, 01 Jan 2004 19:48:21 +500', '2004-01-01T14:48:21.000Z'],
    ['2 Dec. 2010, 21:21 h', '2010-12-02T21:21:00.000Z'],
    ['031231', '2003-12-31T00:00:00.000Z'],
    ['03335', '2003-12-01T00:00:00.000Z'],
    ['-03-12', '2003-12-01T00:00:00.000Z'],
    ['20031231T1014Z', '2003-12-31T10:14:00.000Z'],
    ['2003-W50-3', '2003-12-10T00:00:00.000Z'],
  ])('reads %s as %s where nothing tells the zone', (text, instant) => {
    expect(parseDate(text, 0)).toBe(instant);
  });

  it('reads back what toISOString and toUTCString wrote', () => {
    const date = fc.date({ min: new Date('1970-01-02'), max: new Date('2199-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (one) => {
        expect(parseDate(one.toISOString(), 420)).toBe(one.toISOString());
        const seconds = new Date(Math.floor(one.getTime() / 1000) * 1000);
        expect(parseDate(one.toUTCString(), 420)).toBe(seconds.toISOString());
      }),
    );
  });

  it('gives an instant or null for any text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9:/. +,a-zA-Z年月日-]{0,40}$/), (text) => {
        const found = parseDate(text, 0);
        expect(found === null || new Date(found).toISOString() === found).toBe(true);
      }),
    );
  });
});

describe('defaultZoneMinutes', () => {
  it.each([
    [{ zone: '-05:30', url: 'https://a.example.vn/', language: 'vi' }, -330],
    [{ zone: undefined, url: 'https://a.com.vn/rss', language: 'en' }, 420],
    [{ zone: undefined, url: 'https://a.example/', language: 'ko-KR' }, 540],
    [{ zone: undefined, url: 'https://a.example/', language: null }, 0],
    [{ zone: 'nonsense', url: '', language: null }, 0],
  ])('of %j is %i', (hints, minutes) => {
    expect(defaultZoneMinutes(hints)).toBe(minutes);
  });

  it('reads Z and offsets and refuses the rest', () => {
    expect(['Z', '+07:00', '-0530', '7'].map(zoneOffsetMinutes)).toEqual([0, 420, -330, null]);
  });
});
