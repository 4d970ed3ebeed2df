/** What a thrown error means for the job that met it: try again, set the entry aside, or stop because the program is wrong. */
export type ErrorMeaning = 'later' | 'never' | 'bug';

/** The closed list of codes; each has one meaning. Reasons of outcomes are these codes where an error set the entry aside. */
export const ERROR_MEANINGS = {
  // fetching
  'fetch-timeout': 'later',
  'fetch-network': 'later',
  'http-server-error': 'later',
  'http-too-many-requests': 'later',
  /** The host asked for a pause: the job waits, its tries are not used up. */
  'host-paused': 'later',
  'http-client-error': 'never',
  'http-gone': 'never',
  'body-too-large': 'never',
  'body-bomb': 'never',
  'redirect-loop': 'never',
  'address-refused': 'never',
  'robots-refused': 'never',
  'url-invalid': 'never',
  'browser-absent': 'never',
  // reading
  'feed-unreadable': 'never',
  'page-unreadable': 'never',
  'page-not-article': 'never',
  'content-type-unsupported': 'never',
  'record-invalid': 'never',
  // the house itself
  'store-unavailable': 'later',
  'store-full': 'later',
  'queue-unavailable': 'later',
  'model-unavailable': 'later',
  conflict: 'later',
  'config-invalid': 'never',
  'not-found': 'never',
  'not-allowed': 'never',
  'invariant-broken': 'bug',
} as const satisfies Record<string, ErrorMeaning>;

export type ErrorCode = keyof typeof ERROR_MEANINGS;

/** The one error class that is thrown on purpose. `facts` find the thing (url, source, status); never text of an article or a person. */
export class DiembaoError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** Milliseconds to wait before the next try, where the other side said so (Retry-After). */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { facts?: Record<string, string | number | boolean>; cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DiembaoError';
    this.code = code;
    this.facts = options.facts ?? {};
    this.retryAfterMs = options.retryAfterMs;
  }

  get meaning(): ErrorMeaning {
    return ERROR_MEANINGS[this.code];
  }
}

/** Troubles of our own servers and disks: they say nothing of the outlet whose work met them. */
const OF_THE_HOUSE: readonly ErrorCode[] = ['store-unavailable', 'store-full', 'queue-unavailable'];
/** Troubles that pass by themselves and are no fault of the job that met them: waiting them out uses up none of its tries. */
const NOBODYS_FAULT: readonly ErrorCode[] = ['host-paused', ...OF_THE_HOUSE];

/** True when our own store or queue was away or full: the job has to come again, no outlet is to blame. */
export function isOfTheHouse(error: DiembaoError): boolean {
  return OF_THE_HOUSE.includes(error.code);
}

/** True for a trouble of the other side alone: the program is not wrong, and our own store and queue were there. */
export function isOfTheOutlet(error: unknown): error is DiembaoError {
  return error instanceof DiembaoError && error.meaning !== 'bug' && !isOfTheHouse(error);
}

/** True when the job that met this error should come again without having used up a try. */
export function isNobodysFault(error: unknown): boolean {
  return error instanceof DiembaoError && NOBODYS_FAULT.includes(error.code);
}

/** The meaning of anything thrown: our own errors say it, everything else is a bug. */
export function meaningOf(error: unknown): ErrorMeaning {
  return error instanceof DiembaoError ? error.meaning : 'bug';
}

/** The house's error for a store whose disk is full or whose file another process holds. */
export function storeTrouble(trouble: 'full' | 'busy', cause: unknown): DiembaoError {
  return trouble === 'full'
    ? new DiembaoError(
        'store-full',
        'the disk that holds the data folder is full or failing: free space, work resumes by itself',
        { cause },
      )
    : new DiembaoError('store-unavailable', 'another process has held the database for longer than 10 s', { cause });
}
