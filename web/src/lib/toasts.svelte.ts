export interface Toast {
  id: number;
  tone: 'ok' | 'danger';
  text: string;
}

const SHOWN_MS = 6000;
let next = 1;
let toasts = $state.raw<Toast[]>([]);

/** Short words about what has just happened. */
export const notices = {
  get all(): Toast[] {
    return toasts;
  },
  say(text: string, tone: Toast['tone'] = 'ok'): void {
    const id = next++;
    toasts = [...toasts.slice(-2), { id, tone, text }];
    setTimeout(() => notices.drop(id), SHOWN_MS);
  },
  drop(id: number): void {
    toasts = toasts.filter((toast) => toast.id !== id);
  },
};
