import type { Alert, Severity } from '../../domain/alert.ts';
import type { Place } from '../../domain/place.ts';
import { safetyNotice, type SafetyNotice } from '../../domain/safety-notice.ts';
import { localClock } from '../../lib/local-day.ts';
import { xmlText } from '../../lib/xml-text.ts';

/** One event of `safety-events.yaml`. */
export interface SafetyEventWords {
  id: string;
  vi: string;
  en: string;
  capEvent?: string;
  capCategory: string;
}

export interface CapOptions {
  /** Who answers for the alert: an e-mail address or page; CAP allows no spaces, commas, `<` or `&` in it. */
  sender: string;
  events: readonly SafetyEventWords[];
  places: ReadonlyMap<string, Place>;
}

const SEVERITY: Record<Severity, string> = { low: 'Minor', medium: 'Moderate', high: 'Severe' };
const URGENCY: Record<Severity, string> = { low: 'Unknown', medium: 'Expected', high: 'Immediate' };

type Node = [name: string, content: string | number | Node[]];

function rendered([name, content]: Node, depth: number): string {
  const indent = '  '.repeat(depth);
  if (!Array.isArray(content)) return `${indent}<${name}>${xmlText(String(content))}</${name}>\n`;
  return `${indent}<${name}>\n${content.map((child) => rendered(child, depth + 1)).join('')}${indent}</${name}>\n`;
}

/** CAP's dateTime: local time with its offset, whole seconds. */
function capTime(at: string): string {
  return `${localClock(at).toISOString().slice(0, 19)}+07:00`;
}

/** CAP forbids white space, commas, `<` and `&` in identifiers and senders (section 3.2.1). */
function token(text: string): string {
  return text.replace(/[\s,<&]+/g, '_');
}

function certainty(notice: SafetyNotice): string {
  if (notice.officialSourceCount > 0) return 'Observed';
  return notice.sourceCount > 1 ? 'Likely' : 'Possible';
}

interface InfoWords {
  language: string;
  event: string;
  headline: string;
  description: string;
  placeNames: string[];
}

function info(notice: SafetyNotice, category: string, words: InfoWords): Node {
  const counts: [string, number][] = [
    ['sourceCount', notice.sourceCount],
    ['officialSourceCount', notice.officialSourceCount],
    ['postCount', notice.postCount],
  ];
  return [
    'info',
    [
      ['language', words.language],
      ['category', category],
      ['event', words.event],
      ['responseType', 'Assess'],
      ['urgency', URGENCY[notice.severity]],
      ['severity', SEVERITY[notice.severity]],
      ['certainty', certainty(notice)],
      ...(notice.occurredAt ? ([['onset', capTime(notice.occurredAt)]] as Node[]) : []),
      ['senderName', 'Điểm Báo'],
      ['headline', words.headline],
      ['description', words.description],
      ...counts.map(([name, value]): Node => [
        'parameter',
        [
          ['valueName', name],
          ['value', value],
        ],
      ]),
      [
        'area',
        [
          ['areaDesc', words.placeNames.join('; ')],
          ...notice.places.map(({ id }): Node => [
            'geocode',
            [
              ['valueName', 'diembao-place'],
              ['value', id],
            ],
          ]),
        ],
      ],
    ],
  ];
}

function vietnamese(notice: SafetyNotice, event: SafetyEventWords | undefined): InfoWords {
  return {
    language: 'vi-VN',
    event: event?.vi ?? notice.event,
    headline: notice.title,
    description: `${notice.sourceCount} nguồn báo chí hoặc cơ quan đưa tin, trong đó ${notice.officialSourceCount} nguồn chính thức; ${notice.postCount} bài đăng công khai nhắc tới.`,
    placeNames: notice.places.map(({ name }) => name),
  };
}

function english(notice: SafetyNotice, event: SafetyEventWords | undefined, places: CapOptions['places']): InfoWords {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036F]/g, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D');
  const placeNames = notice.places.map(({ id, name }) => places.get(id)?.names.en?.[0] ?? plain(name));
  const what = event?.capEvent ?? event?.en ?? notice.event;
  const day = notice.occurredAt ? `, reported on ${capTime(notice.occurredAt).slice(0, 10)}` : '';
  return {
    language: 'en-US',
    event: what,
    headline: `${what} in ${placeNames[0] ?? 'Bac Giang'}${day}`,
    description: `Reported by ${notice.sourceCount} press or official source(s), ${notice.officialSourceCount} of them official; mentioned in ${notice.postCount} public post(s).`,
    placeNames,
  };
}

/**
 * An approved public-safety alert as OASIS CAP 1.2 (elements in the order of its section 3.2), in Vietnamese and English;
 * null for any other alert. Counts and places only: no person, no link, no words of an item.
 */
export function capOf(alert: Alert, options: CapOptions): string | null {
  const notice = safetyNotice(alert, []);
  if (!notice) return null;
  const event = options.events.find(({ id }) => id === notice.event);
  const category = event?.capCategory ?? 'Other';
  const body: Node[] = [
    ['identifier', token(notice.id)],
    ['sender', token(options.sender)],
    ['sent', capTime(notice.approvedAt)],
    ['status', 'Actual'],
    ['msgType', 'Alert'],
    ['scope', 'Restricted'],
    ['restriction', 'Cơ quan bảo đảm an toàn công cộng được cấp quyền'],
    info(notice, category, vietnamese(notice, event)),
    info(notice, category, english(notice, event, options.places)),
  ];
  const children = body.map((node) => rendered(node, 1)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">\n${children}</alert>\n`;
}
