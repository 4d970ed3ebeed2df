import type { ElasticsearchStore } from '../../src/store/elasticsearch/elasticsearch-store.ts';
import type { Store } from '../../src/store/port.ts';

/** Reads that promise to see what was written a moment ago; all others may lag by a second. */
const IMMEDIATE = new Set([
  'documents.find',
  'documents.commit',
  'documents.erase',
  'outcomes.byKeys',
  'stories.candidates',
  'stories.get',
  'alerts.get',
  'alerts.list',
  'alerts.decide',
  'alerts.changesSince',
  'alerts.lastSeq',
  'alerts.counts',
  'audit.append',
  'audit.list',
  'audit.verify',
  'crawl.states',
  'crawl.save',
  'keys.byHash',
  'outbox.due',
  'outbox.settle',
]);

/** The store as it is, but that a read which may lag waits for the lag to pass. */
export function settled(store: ElasticsearchStore): Store {
  const wrap = <T extends object>(port: string, target: T): T =>
    new Proxy(target, {
      get: (of, name) => {
        const value: unknown = Reflect.get(of, name);
        if (typeof value !== 'function' || IMMEDIATE.has(`${port}.${String(name)}`)) return value;
        return async (...args: unknown[]) => {
          await store.connection.refresh([store.connection.names.all]);
          return (value as (...given: unknown[]) => unknown).apply(of, args);
        };
      },
    });
  return new Proxy(store as Store, {
    get: (of, name) => {
      const value: unknown = Reflect.get(of, name);
      return typeof value === 'object' && value !== null ? wrap(String(name), value) : value;
    },
  });
}
