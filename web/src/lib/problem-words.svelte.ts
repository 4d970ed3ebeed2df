import type { ApiError } from './api.svelte.ts';
import { t, tOr } from './words.svelte.ts';

/** What went wrong, in words an officer can act on. */
export function problemWords(error: ApiError): string {
  if (error.status >= 500 && error.status !== 503) return t('problem.server');
  return tOr(`problem.${error.code}`, tOr(`problem.status-${error.status}`, t('problem.unknown')));
}
