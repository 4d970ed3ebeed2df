/** Limits of one fetch; all times in milliseconds of real time. */
export interface FetchLimits {
  /** Until the connection stands; the next address of the host is tried after it. */
  connectMs: number;
  /** From the request to the end of the response's headers. */
  headersMs: number;
  /** The whole exchange of one request, body included; ends a drip. */
  totalMs: number;
  maxHeaderBytes: number;
  maxBodyBytes: number;
  /** Decoded bytes for each byte on the wire. */
  maxRatio: number;
  maxRedirects: number;
}

/** 10 MiB holds the largest article page seen (0.6 MB) and the largest feed (2.3 MB) several times; RFC 9309 asks for at least 5 redirects. */
export const DEFAULT_LIMITS: FetchLimits = {
  connectMs: 10_000,
  headersMs: 20_000,
  totalMs: 60_000,
  maxHeaderBytes: 32_768,
  maxBodyBytes: 10_485_760,
  maxRatio: 200,
  maxRedirects: 5,
};
