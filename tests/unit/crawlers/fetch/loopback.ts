import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createNetServer, type Socket, type AddressInfo } from 'node:net';
import { type Fetcher, type FetcherOptions, makeFetcher } from '../../../../src/crawlers/fetch/fetcher.ts';

/** A clock that only waiting moves. */
export function movedClock(startMs = Date.parse('2026-03-02T03:00:00Z')) {
  const clock = {
    ms: startMs,
    waits: [] as number[],
    nowMs: () => clock.ms,
    wait: async (ms: number) => {
      clock.waits.push(ms);
      clock.ms += ms;
    },
  };
  return clock;
}

export const LOOPBACK = { id: 'press', allowAddresses: ['127.0.0.0/8'] };

const open: (() => Promise<void>)[] = [];

/** Starts a web server on loopback; `robots` null means 404. The log holds paths in order. */
export async function serve(listener: RequestListener, options: { robots?: string | null } = {}) {
  const log: string[] = [];
  const requests: IncomingMessage[] = [];
  const server: Server = createServer({ keepAlive: true }, (request, response) => {
    log.push(request.url ?? '');
    requests.push(request);
    if (request.url === '/robots.txt' && options.robots !== undefined) {
      response.writeHead(options.robots === null ? 404 : 200, { 'content-type': 'text/plain' });
      response.end(options.robots ?? '');
      return;
    }
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log, requests };
}

/** Starts a server that speaks no proper HTTP. */
export async function serveRaw(onRequest: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createNetServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => onRequest(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A fetcher on a clock that waits for nobody. */
export function fetcherOn(clock: ReturnType<typeof movedClock>, options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = makeFetcher({
    clock,
    wait: clock.wait,
    userAgent: 'DiemBao/0.1 (+https://diembao.example/bot)',
    ...options,
  });
  open.push(() => fetcher.close());
  return fetcher;
}

/** Ends all servers and fetchers of a test. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close();
}
