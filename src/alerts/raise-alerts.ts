import type { Alert } from '../domain/alert.ts';
import type { Document, DocumentWords } from '../domain/document.ts';
import { excerptOf } from '../domain/excerpt.ts';
import type { Source } from '../domain/source.ts';
import type { Watch } from '../domain/watch.ts';
import { instant, type Clock } from '../lib/clock.ts';
import { draftAlert } from './draft-alert.ts';
import { misinformationAlerts } from './misinformation-alert.ts';
import { matchesWatch, watchedText } from './match-watch.ts';
import { isPrivateVoice, safetyAlert, type SafetyRules } from './safety-alert.ts';

export interface AlertRules extends SafetyRules {
  watches: readonly Watch[];
  clock: Clock;
}

function watchAlert(watch: Watch, found: { document: Document; source: Source; at: string }): Alert {
  const { document, source } = found;
  const subject = isPrivateVoice(document, source) ? 'bài đăng công khai' : excerptOf(document.title, 160);
  return draftAlert(
    {
      dedupeKey: `watch:${watch.id}:${document.story || document.id}`,
      kind: 'watch',
      severity: watch.severity,
      title: `${watch.name}: ${subject || source.name}`,
      why: `Khớp bộ theo dõi “${watch.name}”, nguồn ${source.name}.`,
      facts: { watch: watch.name, source: source.name },
      storyId: document.story || null,
      documentIds: [document.id],
      watchId: watch.id,
      sourceId: source.id,
    },
    found.at,
  );
}

/** The alerts that one filed document causes: a watch each that it fits, and a public-safety event. Pure but for the clock. */
export function raiseAlerts(
  input: { document: Document; source: Source; isReprint: boolean; words?: DocumentWords },
  rules: AlertRules,
): Alert[] {
  const at = instant(rules.clock);
  const watched = watchedText(input.document, input.words);
  const alerts = rules.watches
    .filter((watch) => matchesWatch(watched, watch))
    .map((watch) => watchAlert(watch, { ...input, at }));
  const safety = safetyAlert({ ...input, at }, rules);
  const suspected = misinformationAlerts({ ...input, at });
  return [...alerts, ...suspected, ...(safety ? [safety] : [])];
}
