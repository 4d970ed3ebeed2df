import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  TRANSITIONS,
  approvedAt,
  decidedAlert,
  mayOpen,
  mergeAlert,
  nextState,
  type Alert,
  type AlertAction,
  type AlertState,
} from '../../../src/domain/alert.ts';
import { safetyNotice } from '../../../src/domain/safety-notice.ts';

const ACTIONS: AlertAction[] = ['take', 'release', 'approve', 'dismiss', 'deliver', 'close'];
const STATES = Object.keys(TRANSITIONS) as AlertState[];

function fresh(rest: Partial<Alert> = {}): Alert {
  return {
    id: 'alert_1',
    dedupeKey: 'safety:accident:bac-giang:2026-03-10',
    kind: 'public-safety',
    severity: 'low',
    state: 'new',
    version: 1,
    title: 'Tai nạn tại Bắc Giang',
    why: '',
    createdAt: '2026-03-10T00:00:00.000Z',
    updatedAt: '2026-03-10T00:00:00.000Z',
    storyId: null,
    documentIds: ['doc_1'],
    watchId: null,
    sourceId: null,
    safety: {
      event: 'accident',
      placeIds: ['bac-giang'],
      placeNames: ['Bắc Giang'],
      occurredAt: null,
      documentIds: ['doc_1'],
      sourceIds: ['a'],
      officialSourceIds: [],
      postIds: [],
    },
    decisions: [],
    ...rest,
  };
}

function walk(actions: AlertAction[]): Alert[] {
  const path = [fresh()];
  actions.forEach((action, at) => {
    const decision = { action, by: 'key_1', at: new Date(at * 1000).toISOString(), note: '' };
    const next = decidedAlert(path[path.length - 1] as Alert, decision);
    if (next) path.push(next);
  });
  return path;
}

const anyActions = fc.array(fc.constantFrom(...ACTIONS), { maxLength: 30 });

describe('the states of an alert', () => {
  it('lead to delivered from approved alone', () => {
    const into = STATES.flatMap((state) =>
      ACTIONS.filter((action) => nextState(state, action) === 'delivered').map((action) => `${state} ${action}`),
    );
    expect(into).toEqual(['approved deliver']);
  });

  it('never reach delivered without a recorded approval before it, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        const path = walk(actions);
        path.forEach((alert, at) => {
          if (alert.state === 'delivered') {
            expect(path[at - 1]?.state).toBe('approved');
            expect(approvedAt(alert)).not.toBeNull();
          }
        });
      }),
      { numRuns: 500 },
    );
  });

  it('change by a recorded decision each, and the version grows with it', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        for (const [at, alert] of walk(actions).entries()) {
          expect(alert.decisions).toHaveLength(at);
          expect(alert.version).toBe(at + 1);
        }
      }),
    );
  });

  it('show nothing to the police feed before a person approved, and nothing of a dismissed alert', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        for (const alert of walk(actions)) {
          const isShown = safetyNotice(alert, []) !== null;
          expect(isShown).toBe(alert.decisions.some(({ action }) => action === 'approve'));
          if (alert.state === 'dismissed') expect(isShown).toBe(false);
        }
      }),
    );
  });

  it('lose nothing of what a person decided when what the alert rested on is withdrawn', () => {
    for (const state of STATES) {
      const before = fresh({ state, facts: { publisher: 'Sở Y tế', quote: 'sai' }, title: 'Nghi sai: sai' });
      const lapsed = decidedAlert(before, {
        action: 'lapse',
        by: 'system',
        at: '2026-03-11T00:00:00.000Z',
        note: 'đã rút',
      });
      expect(lapsed?.state).toBe(state === 'new' || state === 'taken' ? 'closed' : state);
      expect([lapsed?.title, lapsed?.why]).toEqual(['Không còn bằng chứng: Sở Y tế', 'đã rút']);
      expect(lapsed?.decisions).toHaveLength(1);
    }
  });

  it('end at closed', () => {
    expect(ACTIONS.filter((action) => nextState('closed', action))).toEqual([]);
  });
});

describe('merging', () => {
  it('adds nothing the second time', () => {
    const incoming = fresh({ documentIds: ['doc_2'], updatedAt: '2026-03-11T00:00:00.000Z' });
    const once = mergeAlert(fresh(), incoming);
    expect(once?.documentIds).toEqual(['doc_1', 'doc_2']);
    expect(once && mergeAlert(once, incoming)).toBeNull();
  });

  it('raises the severity when sources add up', () => {
    const { safety } = fresh();
    const incoming = fresh({ safety: safety && { ...safety, sourceIds: ['b', 'c'] } });
    expect(mergeAlert(fresh(), incoming)?.severity).toBe('medium');
  });

  it('keeps names with their places', () => {
    const { safety } = fresh();
    const other = safety && { ...safety, placeIds: ['x', 'y'], placeNames: ['Tân An', 'Tân An'] };
    const merged = mergeAlert(fresh(), fresh({ safety: other }));
    expect(merged?.safety?.placeIds).toEqual(['bac-giang', 'x', 'y']);
    expect(merged?.safety?.placeNames).toEqual(['Bắc Giang', 'Tân An', 'Tân An']);
  });

  it('lets only what press or officials report open a public-safety alert', () => {
    const { safety } = fresh();
    expect(mayOpen(fresh())).toBe(true);
    expect(mayOpen(fresh({ safety: safety && { ...safety, documentIds: [], postIds: ['p'] } }))).toBe(false);
    expect(mayOpen(fresh({ kind: 'watch', safety: null }))).toBe(true);
  });
});
