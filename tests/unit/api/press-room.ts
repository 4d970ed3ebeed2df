import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { capOf } from '../../../src/alerts/channels/cap-of.ts';
import type { Channel } from '../../../src/alerts/channels/channel.ts';
import { deliveriesFor } from '../../../src/alerts/channels/deliveries-for.ts';
import { createKey } from '../../../src/api/create-key.ts';
import { makeFirstRun } from '../../../src/api/first-run.ts';
import type { ApiParts } from '../../../src/api/parts.ts';
import { buildServer } from '../../../src/api/server.ts';
import type { Alert } from '../../../src/domain/alert.ts';
import type { Document } from '../../../src/domain/document.ts';
import { storeTrouble } from '../../../src/domain/errors.ts';
import { ROLES, type Role } from '../../../src/domain/key.ts';
import type { Source } from '../../../src/domain/source.ts';
import { makeEvents } from '../../../src/events.ts';
import { openDatabase, type Database } from '../../../src/lib/sqlite.ts';
import { makeAnswerDesk } from '../../../src/pipeline/answer-desk.ts';
import type { Store } from '../../../src/store/port.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fakeClock, type FakeClock } from '../../fake-clock.ts';
import { gazetteer, safetyEvents } from '../alerts/samples.ts';

export const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

/** A server over a real store in memory, with a key a role. */
export interface PressRoom {
  app: FastifyInstance;
  store: Store;
  database: Database;
  clock: FakeClock;
  keys: Record<Role, { key: string; id: string }>;
  parts: ApiParts;
  call(role: Role | null, request: string | InjectOptions): Promise<LightMyRequestResponse>;
  commit(documents: Document[], alerts?: Alert[]): Promise<void>;
  close(): Promise<void>;
}

export async function openPressRoom(
  options: { sources?: Source[]; channels?: Channel[]; parts?: Partial<ApiParts>; path?: string } = {},
): Promise<PressRoom> {
  const database = openDatabase(options.path ?? ':memory:', storeTrouble);
  const store = sqliteStore(database);
  const clock = fakeClock('2026-03-10T08:00:00Z');
  const parts: ApiParts = {
    store,
    queue: { counts: async () => ({}) as never },
    events: makeEvents('silent'),
    clock,
    sources: options.sources ?? [],
    healthOf: () => ({ status: 'ok', message: 'Hoạt động bình thường.', said: 'ok', facts: {} }),
    pauseSource: async () => undefined,
    firstRun: await makeFirstRun({ store, clock }),
    canonicalUrl: (url) => url.replace(/\?utm_.*$/, ''),
    erase: (url) => store.documents.erase(url, new Date(clock.nowMs()).toISOString()),
    enterEvidence: async () => ({ imported: 0, unchanged: 0, bad: [], reopened: 0 }),
    oneAtATime: (work) => work(),
    answerDesk: makeAnswerDesk({
      store,
      receipts: { stateOf: async () => 'whole' },
      sources: new Map((options.sources ?? []).map((source) => [source.id, source])),
      clock,
    }),
    judgeAgain: async () => null,
    deliveriesFor: (alert, links) => deliveriesFor({ alert, links, clock, channels: options.channels ?? [] }),
    capOf: (alert) => capOf(alert, { sender: 'diembao@example.org', events: safetyEvents, places: gazetteer }),
    lookAt: async () => {
      throw new Error('no line in this room');
    },
    vocabulary: { topics: [{ id: 'environment', vi: 'Môi trường', en: 'Environment' }], safetyEvents: [], places: [] },
    webDir: null,
    settings: { requestsPerMinute: 10_000, maxRequestBytes: 20_000 },
    stream: { pollMs: 10, heartbeatMs: 60_000 },
    maxEventLoopDelayMs: 0,
    ...options.parts,
  };
  const made = await Promise.all(
    ROLES.map(async (role) => {
      const { key, record } = await createKey({ store, role, clock });
      return [role, { key, id: record.id }] as const;
    }),
  );
  const keys = Object.fromEntries(made) as PressRoom['keys'];
  const app = await buildServer(parts);
  return {
    app,
    store,
    database,
    clock,
    keys,
    parts,
    call: (role, request) => {
      const asked = typeof request === 'string' ? { url: request } : request;
      const headers = role ? { ...asked.headers, authorization: `Bearer ${keys[role].key}` } : asked.headers;
      return app.inject({ ...asked, ...(headers ? { headers } : {}) });
    },
    commit: (documents, alerts = []) => store.documents.commit({ documents, alerts }),
    close: async () => {
      await app.close();
      database.close();
    },
  };
}
