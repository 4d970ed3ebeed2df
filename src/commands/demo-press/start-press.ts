import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Source } from '../../domain/source.ts';
import { type Clock, instant } from '../../lib/clock.ts';
import { refuse } from './answer.ts';
import { blueskyRoutes } from './bluesky-api.ts';
import { mastodonRoutes } from './mastodon-api.ts';
import { outletRoutes } from './outlet-routes.ts';
import {
  type ExpectedEntry,
  outletExpectations,
  plantedIdentities,
  timelineExpectations,
  trapExpectations,
} from './press-expectations.ts';
import { outletSource, timelineSource, trapSource } from './press-sources.ts';
import { articlesOf, readSites } from './read-sites.ts';
import type { OutletFile, Post, TimelineFile } from './site-shapes.ts';
import { trapRoutes } from './trap-routes.ts';

/** One request as the press saw it. */
export interface PressRequest {
  path: string;
  /** Host and port asked. */
  host: string;
  at: string;
  userAgent: string;
}

/** The press while it runs. */
export interface Press {
  sources: Source[];
  /** Of edition 1. */
  expected: ExpectedEntry[];
  requests: PressRequest[];
  plantedIdentities: string[];
  /** Official accounts, in the shape of `config/publishers.yaml`. */
  publishers: { name: string; handles: string[] }[];
  setEdition(edition: number): void;
  close(): Promise<void>;
}

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

/** A server on a free port of loopback whose routes are known only once its address is. */
async function listen(parts: {
  clock: Clock;
  requests: PressRequest[];
  routes(base: string): Route;
}): Promise<{ server: Server; base: string }> {
  let route: Route = () => false;
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    const path = request.url ?? '/';
    const userAgent = request.headers['user-agent'] ?? '';
    parts.requests.push({ path, host, at: instant(parts.clock), userAgent });
    if (!route(request, response, new URL(path, `http://${host || 'localhost'}`))) refuse(response, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  route = parts.routes(base);
  return { server, base };
}

function postsOf(timeline: TimelineFile, startMs: number): Post[] {
  return timeline.posts
    .map((record, index): Post => {
      const ms = startMs - record.minutesAgo * 60_000 - index * 1000;
      const key =
        timeline.network === 'mastodon'
          ? String((BigInt(ms) << 16n) + BigInt(index))
          : `3l${(BigInt(ms) * 64n + BigInt(index)).toString(32)}`;
      return { record, key, createdAt: new Date(ms).toISOString() };
    })
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
}

function publishersOf(timelines: TimelineFile[]): Press['publishers'] {
  const official = timelines.flatMap(({ posts }) => posts.filter(({ isOfficial }) => isOfficial));
  return [...new Set(official.map(({ name }) => name))].map((name) => ({
    name,
    handles: [...new Set(official.filter((post) => post.name === name).map(({ handle }) => handle))],
  }));
}

/** What of the press stands so far. */
interface Building {
  clock: Clock;
  startMs: number;
  edition(): number;
  press: Pick<Press, 'sources' | 'expected' | 'requests'>;
  servers: Server[];
}

async function open(building: Building, routes: (base: string) => Route): Promise<string> {
  const { clock, press, servers } = building;
  const { server, base } = await listen({ clock, requests: press.requests, routes });
  servers.push(server);
  return base;
}

async function openOutlet(building: Building, outlet: OutletFile, outlets: OutletFile[]): Promise<void> {
  const { press, startMs, edition } = building;
  const first = articlesOf(outlet, { outlets, edition: 1, startMs });
  const second = articlesOf(outlet, { outlets, edition: 2, startMs });
  const articles = () => (edition() >= 2 ? second : first);
  const base = await open(building, (at) => outletRoutes({ outlet, base: at, edition, articles }));
  press.sources.push(outletSource(outlet, base));
  press.expected.push(...outletExpectations(outlet, first, base));
}

async function openTimeline(building: Building, timeline: TimelineFile): Promise<void> {
  const { press, startMs } = building;
  const listed = postsOf(timeline, startMs);
  const posts = () => listed;
  const base = await open(building, (at) =>
    timeline.network === 'mastodon' ? mastodonRoutes({ base: at, posts }) : blueskyRoutes({ posts }),
  );
  press.sources.push(timelineSource(timeline, base));
  press.expected.push(...timelineExpectations(timeline, listed, base));
}

/** Opens the trap; returns what ends its slow answers. */
async function openTrap(building: Building): Promise<() => void> {
  const { press, startMs } = building;
  const publishedAt = new Date(startMs - 3_600_000).toISOString();
  let stop = (): void => undefined;
  const base = await open(building, (at) => {
    const trap = trapRoutes({ base: at, publishedAt });
    stop = trap.stop;
    return trap.route;
  });
  press.sources.push(trapSource(base));
  press.expected.push(...trapExpectations(base));
  return () => stop();
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/**
 * Starts every outlet and timeline of `fixtures/sites`, each on its own port of loopback; with `hostile` the trap too.
 * Texts are dated back from the clock's present minute. Rejects when a fixture contradicts itself or no port is free.
 */
export async function startPress(options: { clock: Clock; edition?: number; hostile: boolean }): Promise<Press> {
  const { clock } = options;
  const { outlets, timelines } = readSites();
  const press: Building['press'] = { sources: [], expected: [], requests: [] };
  const servers: Server[] = [];
  let edition = options.edition ?? 1;
  const startMs = Math.floor(clock.nowMs() / 60_000) * 60_000;
  const building: Building = { clock, startMs, edition: () => edition, press, servers };
  for (const outlet of outlets) await openOutlet(building, outlet, outlets);
  for (const timeline of timelines) await openTimeline(building, timeline);
  const stopTrap = options.hostile ? await openTrap(building) : () => undefined;
  return {
    ...press,
    plantedIdentities: plantedIdentities(outlets, timelines),
    publishers: publishersOf(timelines),
    setEdition: (next) => void (edition = next),
    close: async () => {
      stopTrap();
      await Promise.all(servers.map(closed));
    },
  };
}
