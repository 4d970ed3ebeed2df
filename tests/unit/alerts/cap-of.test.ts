import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capOf } from '../../../src/alerts/channels/cap-of.ts';
import { SAFETY_EVENTS } from '../../../src/domain/tag.ts';
import type { Alert, Severity } from '../../../src/domain/alert.ts';
import { gazetteer, safetyEvents } from './samples.ts';

const AT = '2026-03-10T20:00:00.000Z';
const options = { sender: 'diembao@example.org', events: safetyEvents, places: gazetteer };

function approved(rest: Partial<Alert> = {}, facts: Partial<NonNullable<Alert['safety']>> = {}): Alert {
  return {
    id: 'alert_abc-DEF_1',
    dedupeKey: 'safety:fire-explosion:bac-giang:2026-03-10',
    kind: 'public-safety',
    severity: 'high',
    state: 'approved',
    version: 3,
    title: 'Cháy, nổ tại Việt Yên & Lục Ngạn <2>, ngày 10/03/2026',
    why: 'không được ra ngoài',
    createdAt: AT,
    updatedAt: AT,
    storyId: null,
    documentIds: ['doc_1'],
    watchId: null,
    sourceId: null,
    safety: {
      event: 'fire-explosion',
      placeIds: ['bac-giang', 'bac-giang/viet-yen'],
      placeNames: ['Bắc Giang', 'Việt Yên'],
      occurredAt: AT,
      documentIds: ['doc_1'],
      sourceIds: ['a'],
      officialSourceIds: [],
      postIds: ['doc_post'],
      ...facts,
    },
    decisions: [{ action: 'approve', by: 'key_1', at: AT, note: '' }],
    ...rest,
  };
}

type Ordered = Record<string, Ordered[] | string | Record<string, string>>;
const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, parseTagValue: false });

const nameOf = (node: Ordered): string => Object.keys(node).find((key) => key !== ':@') ?? '';
const childrenOf = (node: Ordered): Ordered[] => node[nameOf(node)] as Ordered[];
const textOf = (node: Ordered | undefined): string => String(node ? (childrenOf(node)[0]?.['#text'] ?? '') : '');

function alertOf(xml: string): Ordered {
  expect(XMLValidator.validate(xml)).toBe(true);
  const root = (parser.parse(xml) as Ordered[]).find((node) => nameOf(node) === 'alert') as Ordered;
  expect(root[':@']).toEqual({ '@_xmlns': 'urn:oasis:names:tc:emergency:cap:1.2' });
  return root;
}

/** Element order of OASIS CAP 1.2, section 3.2 and the schema in its annex: name, least, most, allowed form. */
type Shape = [name: string, least: number, most: number, form: RegExp | Shape[]][];
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/;
const ANY = /\S/;
const PAIR: Shape = [
  ['valueName', 1, 1, ANY],
  ['value', 1, 1, ANY],
];
const INFO: Shape = [
  ['language', 0, 1, /^(vi-VN|en-US)$/],
  ['category', 1, 99, /^(Geo|Met|Safety|Security|Rescue|Fire|Health|Env|Transport|Infra|CBRNE|Other)$/],
  ['event', 1, 1, ANY],
  ['responseType', 0, 99, /^(Shelter|Evacuate|Prepare|Execute|Avoid|Monitor|Assess|AllClear|None)$/],
  ['urgency', 1, 1, /^(Immediate|Expected|Future|Past|Unknown)$/],
  ['severity', 1, 1, /^(Extreme|Severe|Moderate|Minor|Unknown)$/],
  ['certainty', 1, 1, /^(Observed|Likely|Possible|Unlikely|Unknown)$/],
  ['audience', 0, 1, ANY],
  ['eventCode', 0, 99, [PAIR] as never],
  ['effective', 0, 1, TIME],
  ['onset', 0, 1, TIME],
  ['expires', 0, 1, TIME],
  ['senderName', 0, 1, ANY],
  ['headline', 0, 1, ANY],
  ['description', 0, 1, ANY],
  ['instruction', 0, 1, ANY],
  ['web', 0, 0, ANY],
  ['contact', 0, 1, ANY],
  ['parameter', 0, 99, [PAIR] as never],
  ['resource', 0, 0, ANY],
  [
    'area',
    0,
    99,
    [
      [
        ['areaDesc', 1, 1, ANY],
        ['polygon', 0, 99, ANY],
        ['circle', 0, 99, ANY],
        ['geocode', 0, 99, [PAIR] as never],
      ],
    ] as never,
  ],
];
const ALERT: Shape = [
  ['identifier', 1, 1, /^[^\s,<&]+$/],
  ['sender', 1, 1, /^[^\s,<&]+$/],
  ['sent', 1, 1, TIME],
  ['status', 1, 1, /^(Actual|Exercise|System|Test|Draft)$/],
  ['msgType', 1, 1, /^(Alert|Update|Cancel|Ack|Error)$/],
  ['source', 0, 1, ANY],
  ['scope', 1, 1, /^(Public|Restricted|Private)$/],
  ['restriction', 0, 1, ANY],
  ['addresses', 0, 1, ANY],
  ['code', 0, 99, ANY],
  ['note', 0, 1, ANY],
  ['references', 0, 1, ANY],
  ['incidents', 0, 1, ANY],
  ['info', 1, 99, [INFO] as never],
];

function checkShape(node: Ordered, shape: Shape): void {
  const children = childrenOf(node);
  const order = shape.map(([name]) => name);
  const places = children.map((child) => order.indexOf(nameOf(child)));
  expect(places).not.toContain(-1);
  expect([...places].sort((one, other) => one - other)).toEqual(places);
  for (const [name, least, most, form] of shape) {
    const named = children.filter((child) => nameOf(child) === name);
    expect(named.length, name).toBeGreaterThanOrEqual(least);
    expect(named.length, name).toBeLessThanOrEqual(most);
    for (const child of named) {
      if (form instanceof RegExp) expect(textOf(child), name).toMatch(form);
      else checkShape(child, form[0] as unknown as Shape);
    }
  }
}

describe('a CAP 1.2 alert', () => {
  it('has the elements of the standard in their order, whatever the event', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SAFETY_EVENTS),
        fc.constantFrom<Severity>('low', 'medium', 'high'),
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.nat(3),
        (event, severity, title, officialCount) => {
          const officialSourceIds = Array.from({ length: officialCount }, (_, at) => `o${at}`);
          const xml = capOf(approved({ severity, title: `T ${title}` }, { event, officialSourceIds }), options);
          checkShape(alertOf(xml ?? ''), ALERT);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says it in Vietnamese and English, with counts and places, in local time', () => {
    const root = alertOf(capOf(approved({}, { officialSourceIds: ['g'] }), options) ?? '');
    const child = (node: Ordered, name: string): Ordered | undefined =>
      childrenOf(node).find((one) => nameOf(one) === name);
    expect(textOf(child(root, 'sent'))).toBe('2026-03-11T03:00:00+07:00');
    const infos = childrenOf(root).filter((node) => nameOf(node) === 'info');
    expect(infos.map((info) => textOf(child(info, 'language')))).toEqual(['vi-VN', 'en-US']);
    expect(infos.map((info) => textOf(child(info, 'event')))).toEqual(['Cháy, nổ', 'Fire or explosion']);
    expect(textOf(child(infos[0] as Ordered, 'headline'))).toBe(
      'Cháy, nổ tại Việt Yên & Lục Ngạn <2>, ngày 10/03/2026',
    );
    expect(textOf(child(infos[1] as Ordered, 'headline'))).toBe(
      'Fire or explosion in Bac Giang, reported on 2026-03-11',
    );
    expect(textOf(child(infos[1] as Ordered, 'certainty'))).toBe('Observed');
    const area = child(infos[1] as Ordered, 'area') as Ordered;
    expect(textOf(child(area, 'areaDesc'))).toBe('Bac Giang; Viet Yen');
  });

  it('holds no link, no document, no reason and no post', () => {
    const xml = capOf(approved(), options) ?? '';
    for (const word of ['http://', 'https://', 'doc_1', 'doc_post', 'không được ra ngoài', 'key_1'])
      expect(xml.replace('urn:oasis', '')).not.toContain(word);
  });

  it.each<[string, Partial<Alert>]>([
    ['nobody approved', { decisions: [] }],
    ['it was dismissed', { state: 'dismissed', decisions: [{ action: 'dismiss', by: 'k', at: AT, note: 'x' }] }],
    ['it is of another kind', { kind: 'watch' }],
    ['it has no facts', { safety: null }],
  ])('is not made when %s', (_name, rest) => {
    expect(capOf(approved(rest), options)).toBeNull();
  });
});
