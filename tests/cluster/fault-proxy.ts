import {
  createServer as createHttpServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A server between client and server that can be cut. */
export interface Cut {
  port: number;
  /** Drops all connections and refuses new ones until restored. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

async function listening(server: Server | ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export interface TcpProxy extends Cut {
  /** Cuts in the middle of an answer: after so many more bytes from the server. */
  cutAfter(bytes: number): void;
}

/** Passes bytes through: for Redis. */
export async function tcpProxy(target: URL): Promise<TcpProxy> {
  let isCut = false;
  let bytesLeft = Infinity;
  const open = new Set<Socket>();
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    const upstream = connect(Number(target.port || 6379), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (bytes: Buffer) => {
      const passed = bytes.subarray(0, bytesLeft);
      bytesLeft -= passed.length;
      client.write(passed, () => {
        if (bytesLeft === 0) cut();
      });
    });
  });
  const port = await listening(server);
  return {
    port,
    cut,
    cutAfter: (bytes) => void (bytesLeft = bytes),
    restore: () => {
      bytesLeft = Infinity;
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export interface FaultyIndex extends Cut {
  /** Share of requests answered 429 without being passed on. */
  busyShare: number;
  /** Share of the items of bulk requests rejected with 429 while the others pass. */
  rejectedItemShare: number;
  injectedCount: number;
}

const REJECTED = {
  status: 429,
  error: { type: 'es_rejected_execution_exception', reason: 'injected: the queue is full' },
};

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Operation {
  action: string;
  lines: string[];
}

/** The operations of a bulk request, each one or two lines. */
function operationsOf(body: Buffer): Operation[] {
  const lines = body
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  const found: Operation[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const head = lines[at] ?? '';
    const [action = ''] = Object.keys(JSON.parse(head) as object);
    found.push({ action, lines: action === 'delete' ? [head] : [head, lines[(at += 1)] ?? ''] });
  }
  return found;
}

/** An Elasticsearch that is overloaded now and then, as the injected shares say. */
export async function faultyIndex(target: URL): Promise<FaultyIndex> {
  let isCut = false;
  const open = new Set<Socket>();

  function forward(
    message: IncomingMessage,
    body: Buffer,
  ): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const headers = {
        ...message.headers,
        host: target.host,
        'content-length': String(body.length),
        'accept-encoding': 'identity',
      };
      const upstream = request(
        { host: target.hostname, port: target.port, path: message.url, method: message.method, headers },
        (answer) => {
          bodyOf(answer).then(
            (bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }),
            reject,
          );
        },
      );
      upstream.on('error', reject);
      upstream.end(body);
    });
  }

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(message);
    if (Math.random() < faulty.busyShare) {
      faulty.injectedCount += 1;
      response.writeHead(429, { 'x-elastic-product': 'Elasticsearch', 'content-type': 'application/json' });
      return void response.end(JSON.stringify(REJECTED));
    }
    const isBulk = message.url?.includes('/_bulk') === true && faulty.rejectedItemShare > 0;
    const operations = isBulk ? operationsOf(body) : [];
    const rejected = operations.map(() => Math.random() < faulty.rejectedItemShare);
    if (!isBulk || !rejected.includes(true)) {
      const { status, headers, body: bytes } = await forward(message, body);
      if (isCut) return void response.destroy();
      const { 'transfer-encoding': _chunked, connection: _kept, ...rest } = headers;
      response.writeHead(status, { ...rest, 'content-length': headers['content-length'] ?? String(bytes.length) });
      return void response.end(message.method === 'HEAD' ? undefined : bytes);
    }
    const passed = operations.filter((_one, at) => !rejected[at]);
    faulty.injectedCount += operations.length - passed.length;
    const text = passed
      .flatMap(({ lines }) => lines)
      .map((line) => `${line}\n`)
      .join('');
    const items =
      passed.length === 0
        ? []
        : (JSON.parse((await forward(message, Buffer.from(text))).body.toString('utf8')) as { items: object[] }).items;
    const merged = operations.map(({ action }, at) => (rejected[at] ? { [action]: REJECTED } : items.shift()));
    response.writeHead(200, {
      'x-elastic-product': 'Elasticsearch',
      'content-type': 'application/vnd.elasticsearch+json;compatible-with=8',
    });
    response.end(JSON.stringify({ took: 1, errors: true, items: merged }));
  }

  const server = createHttpServer((message, response) => {
    if (isCut) return void message.socket.destroy();
    answer(message, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 0;
  server.on('connection', (socket) => {
    if (isCut) return void socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  const faulty: FaultyIndex = {
    port: await listening(server),
    busyShare: 0,
    rejectedItemShare: 0,
    injectedCount: 0,
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    restore: () => void (isCut = false),
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return faulty;
}
