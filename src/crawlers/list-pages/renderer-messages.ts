/** A page to be drawn: its HTML was fetched before, redirects are behind it. */
export interface PageToDraw {
  executablePath: string;
  userAgent: string;
  url: string;
  html: string;
  totalMs: number;
  /** Longest wait for the page to fall quiet. */
  quietMs: number;
  maxHtmlCharacters: number;
}

/** What a page asks for while it is drawn; only scripts and data get this far. */
export interface PageRequest {
  url: string;
  accept: string;
}

export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** From the main process to the renderer. `id` names a drawing, `request` one request of its page. */
export type ToRenderer =
  | { kind: 'draw'; id: number; page: PageToDraw }
  | { kind: 'stop'; id: number }
  | { kind: 'answer'; id: number; request: number; answer: PageAnswer | null };

/** From the renderer to the main process. `html` is null when the drawn page is longer than allowed. */
export type FromRenderer =
  | { kind: 'ask'; id: number; request: number; wanted: PageRequest }
  | { kind: 'drawn'; id: number; html: string | null }
  | { kind: 'failed'; id: number; message: string };
