import { account } from './session.svelte.ts';

const BASE = '/api/v1';
/** Waits before a read is tried again: a server that starts anew needs a second or two. */
const RETRY_MS = [300, 1200];

let reachable = $state(true);
let failedAt = $state(0);
/** Whether the server answers; the bar at the top shows it. */
export const connection = {
  get isReachable(): boolean {
    return reachable;
  },
  /** Grows each time the server comes back: what failed loads again. */
  get returnCount(): number {
    return failedAt;
  },
};

/** An answer that is no success. `code` is that of the problem document, or `offline`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Record<string, unknown>;
  constructor(status: number, code: string, message: string, facts: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.facts = facts;
  }
}

export interface Asked {
  method?: 'GET' | 'POST';
  query?: string | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

function noteReachable(isNow: boolean): void {
  if (isNow && !reachable) failedAt += 1;
  reachable = isNow;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function problemOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const { code = `http-${response.status}`, detail = response.statusText } = body;
  return new ApiError(response.status, String(code), String(detail), body);
}

async function attempt(path: string, asked: Asked, usedKey: string | null): Promise<Response> {
  const { method = 'GET', query, body, signal, headers = {} } = asked;
  try {
    return await fetch(`${BASE}${path}${query ? `?${query}` : ''}`, {
      method,
      headers: {
        ...(usedKey ? { authorization: `Bearer ${usedKey}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'offline', 'the server does not answer');
  }
}

/**
 * One request with the key of the session. Reads are tried again when the server does not answer or is overloaded;
 * decisions never are. Throws `ApiError`. A key that is no longer known ends the session.
 */
export async function request(path: string, asked: Asked = {}): Promise<Response> {
  const usedKey = account.key;
  const isRead = (asked.method ?? 'GET') === 'GET';
  for (let turn = 0; ; turn += 1) {
    const wait = isRead ? RETRY_MS[turn] : undefined;
    try {
      const response = await attempt(path, asked, usedKey);
      noteReachable(true);
      if (response.ok) return response;
      const problem = await problemOf(response);
      if (problem.status === 401 && usedKey !== null && usedKey === account.key) account.end('expired');
      if (problem.status !== 503 || wait === undefined) throw problem;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'offline') throw error;
      if (wait === undefined) {
        noteReachable(false);
        throw error;
      }
    }
    await pause(wait);
    asked.signal?.throwIfAborted();
  }
}

/** The JSON answer to a read. */
export async function get<T>(path: string, query?: string, signal?: AbortSignal): Promise<T> {
  return (await (await request(path, { query, signal })).json()) as T;
}

/** The JSON answer to a decision. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await request(path, { method: 'POST', body })).json()) as T;
}

/** Asks whether the server is back, until it is. */
export async function untilBack(): Promise<void> {
  while (!reachable) {
    await pause(2000);
    if (await fetch('/healthz').then((answer) => answer.ok, () => false)) noteReachable(true);
  }
}
