import type { SafetyEvent } from './tag.ts';

export type AlertKind = 'suspected-misinformation' | 'negative-surge' | 'public-safety' | 'source-failure' | 'watch';
export type AlertState = 'new' | 'taken' | 'approved' | 'dismissed' | 'delivered' | 'closed';
/** `lapse` is the system's alone: what the alert rested on is withdrawn. */
export type AlertAction = 'take' | 'release' | 'approve' | 'dismiss' | 'deliver' | 'close' | 'lapse';
export type Severity = 'low' | 'medium' | 'high';

/**
 * Boundary B5: `delivered` is reachable from `approved` alone, and approval is a person's recorded decision. `lapse` takes an
 * open alert from the queue; what a person decided keeps its state.
 */
export const TRANSITIONS: Readonly<Record<AlertState, Partial<Record<AlertAction, AlertState>>>> = {
  new: { take: 'taken', lapse: 'closed' },
  taken: { approve: 'approved', dismiss: 'dismissed', release: 'new', lapse: 'closed' },
  approved: { deliver: 'delivered', lapse: 'approved' },
  dismissed: { close: 'closed', lapse: 'dismissed' },
  delivered: { close: 'closed', lapse: 'delivered' },
  closed: { lapse: 'closed' },
};

/** The next state, or null when the action is not allowed there. */
export function nextState(state: AlertState, action: AlertAction): AlertState | null {
  return TRANSITIONS[state][action] ?? null;
}

/** A reviewer's recorded word (of `deliver` the system's). `by` is the key's id, never a person's name. */
export interface Decision {
  action: AlertAction;
  by: string;
  at: string;
  note: string;
}

/**
 * What a public-safety alert says: an event, never a person (boundary B4). `postIds` only keeps the count of private
 * posts right when a post is delivered twice; nothing but their number ever leaves the house.
 */
export interface SafetyFacts {
  event: SafetyEvent;
  placeIds: string[];
  placeNames: string[];
  occurredAt: string | null;
  /** Press and official documents that report it. */
  documentIds: string[];
  sourceIds: string[];
  officialSourceIds: string[];
  postIds: string[];
}

/** Something for a reviewer. `dedupeKey` is the same for the same cause, so that a second delivery merges. */
export interface Alert {
  id: string;
  dedupeKey: string;
  kind: AlertKind;
  severity: Severity;
  state: AlertState;
  /** Optimistic lock; grows by one at each change. */
  version: number;
  title: string;
  /** Why this is here, one sentence. */
  why: string;
  /** What stands in title and reason, by kind, for screens in another language; absent where they are all there is. */
  facts?: Record<string, string | number>;
  createdAt: string;
  updatedAt: string;
  storyId: string | null;
  documentIds: string[];
  watchId: string | null;
  sourceId: string | null;
  safety: SafetyFacts | null;
  decisions: Decision[];
}

const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high'];

/** Harm that reaches many people at once starts one step higher; our own judgement, for reviewers to correct. */
const MEDIUM_EVENTS: readonly SafetyEvent[] = ['natural-hazard', 'fire-explosion', 'health', 'cyber', 'violence'];
/** Independent outlets from which an event counts as well supported. */
const WELL_SUPPORTED_COUNT = 3;

/** How urgent an event is: its kind, one step more for official word, one for three independent sources. */
export function safetySeverity(facts: Pick<SafetyFacts, 'event' | 'sourceIds' | 'officialSourceIds'>): Severity {
  const step =
    Number(MEDIUM_EVENTS.includes(facts.event)) +
    Number(facts.officialSourceIds.length > 0) +
    Number(facts.sourceIds.length >= WELL_SUPPORTED_COUNT);
  return SEVERITIES[Math.min(step, SEVERITIES.length - 1)] ?? 'high';
}

/** The alert after a decision, or null when its state forbids it. A lapsed one says so in title and reason: what it said no longer holds. */
export function decidedAlert(alert: Alert, decision: Decision): Alert | null {
  const state = nextState(alert.state, decision.action);
  if (!state) return null;
  const decisions = [...alert.decisions, decision];
  const decided: Alert = { ...alert, state, version: alert.version + 1, updatedAt: decision.at, decisions };
  return decision.action === 'lapse' ? { ...decided, ...lapsedWords(alert, decision) } : decided;
}

/** Title, reason and facts of an alert without evidence: who spoke, and no word of what was withdrawn. */
function lapsedWords({ facts }: Alert, { note }: Decision): Pick<Alert, 'title' | 'why' | 'facts'> {
  const publisher = String(facts?.['publisher'] ?? '');
  return { title: `Không còn bằng chứng: ${publisher}`, why: note, facts: { publisher, lapsed: 1 } };
}

/** True from the loss of what the alert rested on until new evidence raises it again. */
export const hasLapsed = (alert: Alert): boolean => alert.facts?.['lapsed'] === 1;

/** When a person approved the alert; null when nobody did. */
export function approvedAt(alert: Alert): string | null {
  return alert.decisions.findLast(({ action }) => action === 'approve')?.at ?? null;
}

/** False for what may only join an open alert: private posts alone make no public-safety alert (boundary B4). */
export function mayOpen(alert: Alert): boolean {
  return alert.kind !== 'public-safety' || (alert.safety !== null && alert.safety.documentIds.length > 0);
}

function highest(...severities: Severity[]): Severity {
  return SEVERITIES[Math.max(...severities.map((severity) => SEVERITIES.indexOf(severity)))] ?? 'low';
}

/** Documents of one story from which a false statement has spread. */
const SPREAD_COUNT = 5;
const WIDE_SPREAD_COUNT = 20;

/** How urgent the reach of a false statement makes it: 40 reprints are one alert, and a grave one. */
function reachSeverity(kind: AlertKind, documentCount: number): Severity {
  if (kind !== 'suspected-misinformation' || documentCount < SPREAD_COUNT) return 'low';
  return documentCount >= WIDE_SPREAD_COUNT ? 'high' : 'medium';
}

function union(one: string[], other: string[]): string[] {
  return [...new Set([...one, ...other])];
}

/** Two places may share a name, so names go with their ids. */
function mergedPlaces(one: SafetyFacts, other: SafetyFacts): Pick<SafetyFacts, 'placeIds' | 'placeNames'> {
  const names = new Map<string, string>();
  for (const { placeIds, placeNames } of [one, other])
    placeIds.forEach((id, index) => {
      if (!names.has(id)) names.set(id, placeNames[index] ?? id);
    });
  return { placeIds: [...names.keys()], placeNames: [...names.values()] };
}

/** True while the alert waits in the queue or is being looked at. */
export function isOpen(alert: Alert): boolean {
  return alert.state === 'new' || alert.state === 'taken';
}

/** True where the system took an alert from the queue that nobody had decided on. */
const leftUndecided = (alert: Alert): boolean =>
  alert.state === 'closed' && hasLapsed(alert) && alert.decisions.at(-1)?.action === 'lapse';

/** True while a second cause may still be added to the alert, or raises it again; else it stays as the reviewer left it. */
export const takesMore = (alert: Alert): boolean => isOpen(alert) || leftUndecided(alert);

/** A lapsed alert that evidence speaks for again: back in the queue, with all that was decided. */
function raisedAgain(lapsed: Alert, incoming: Alert): Alert {
  const { id, createdAt, decisions, version } = lapsed;
  return { ...incoming, id, createdAt, decisions, version: version + 1, state: 'new' };
}

/**
 * An open alert with what a later document adds, or null when it adds nothing (a second delivery).
 * Title, reason and state stay; severity only rises. A lapsed one is raised again.
 */
export function mergeAlert(open: Alert, incoming: Alert): Alert | null {
  if (!isOpen(open)) return raisedAgain(open, incoming);
  const safety =
    open.safety && incoming.safety
      ? {
          ...open.safety,
          ...mergedPlaces(open.safety, incoming.safety),
          occurredAt: open.safety.occurredAt ?? incoming.safety.occurredAt,
          documentIds: union(open.safety.documentIds, incoming.safety.documentIds),
          sourceIds: union(open.safety.sourceIds, incoming.safety.sourceIds),
          officialSourceIds: union(open.safety.officialSourceIds, incoming.safety.officialSourceIds),
          postIds: union(open.safety.postIds, incoming.safety.postIds),
        }
      : open.safety;
  const documentIds = union(open.documentIds, incoming.documentIds);
  const reach = reachSeverity(open.kind, documentIds.length);
  const severity = highest(open.severity, incoming.severity, reach, ...(safety ? [safetySeverity(safety)] : []));
  const merged: Alert = { ...open, severity, safety, documentIds };
  const isSame = JSON.stringify(merged) === JSON.stringify(open);
  return isSame ? null : { ...merged, updatedAt: incoming.updatedAt, version: open.version + 1 };
}
