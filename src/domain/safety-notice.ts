import { approvedAt, type Alert, type Severity } from './alert.ts';
import type { SafetyEvent } from './tag.ts';

/** A press or official document that a notice points at. Never a private post (boundary B4). */
export interface NoticeLink {
  url: string;
  /** Name of the outlet or agency. */
  publisher: string;
}

/** All that the police feed may say of an event: what, where, when, how well supported. No person, no text of an item. */
export interface SafetyNotice {
  id: string;
  event: SafetyEvent;
  title: string;
  places: { id: string; name: string }[];
  /** First report; the event itself is not dated more exactly. */
  occurredAt: string | null;
  severity: Severity;
  sourceCount: number;
  officialSourceCount: number;
  postCount: number;
  links: NoticeLink[];
  approvedAt: string;
}

/** The notice of an approved public-safety alert; null for any other kind and for what no person has approved (B5). */
export function safetyNotice(alert: Alert, links: NoticeLink[]): SafetyNotice | null {
  const at = approvedAt(alert);
  const { safety } = alert;
  if (alert.kind !== 'public-safety' || !safety || at === null) return null;
  return {
    id: alert.id,
    event: safety.event,
    title: alert.title,
    places: safety.placeIds.map((id, index) => ({ id, name: safety.placeNames[index] ?? id })),
    occurredAt: safety.occurredAt,
    severity: alert.severity,
    // A reprint adds no independent source, but what is reported at all has one.
    sourceCount: Math.max(safety.sourceIds.length, Math.min(safety.documentIds.length, 1)),
    officialSourceCount: safety.officialSourceIds.length,
    postCount: safety.postIds.length,
    links: links.map(({ url, publisher }) => ({ url, publisher })),
    approvedAt: at,
  };
}
