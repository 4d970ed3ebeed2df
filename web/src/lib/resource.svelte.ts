import { ApiError, connection } from './api.svelte.ts';

/** Something loaded: its value stays while a newer one is on its way, so that nothing jumps. */
export interface Resource<T> {
  readonly value: T | undefined;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  reload(): void;
  /** Puts a newer value in place, as a decision returned it. */
  set(value: T): void;
}

/** Loads when made, whenever what `load` reads before its first wait changes, and when the server is back. */
export function resource<T>(load: (signal: AbortSignal) => Promise<T> | null): Resource<T> {
  let value = $state.raw<T | undefined>();
  let error = $state.raw<ApiError | null>(null);
  let isLoading = $state(true);
  let turn = $state(0);

  $effect(() => {
    void turn;
    void connection.returnCount;
    const controller = new AbortController();
    const loading = load(controller.signal);
    if (loading === null) {
      value = undefined;
      isLoading = false;
      return;
    }
    isLoading = true;
    loading.then(
      (loaded) => {
        if (controller.signal.aborted) return;
        value = loaded;
        error = null;
        isLoading = false;
      },
      (reason: unknown) => {
        if (controller.signal.aborted) return;
        error = reason instanceof ApiError ? reason : new ApiError(0, 'bug', String(reason));
        isLoading = false;
      },
    );
    return () => controller.abort();
  });

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get isLoading() {
      return isLoading;
    },
    reload() {
      turn += 1;
    },
    set(newer) {
      value = newer;
    },
  };
}
