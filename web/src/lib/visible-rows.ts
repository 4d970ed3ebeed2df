/** Which rows of equal height are to be drawn: `first` inclusive, `last` exclusive, with some beyond both edges. */
export function visibleRows(view: { scrollTop: number; height: number; rowHeight: number; count: number }): {
  first: number;
  last: number;
} {
  const { scrollTop, height, rowHeight, count } = view;
  const SPARE = 6;
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight) - SPARE));
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + SPARE);
  return { first, last: Math.max(first, last) };
}

/** Where to scroll so that a row is wholly seen; null when it is. */
export function scrollFor(row: number, view: { scrollTop: number; height: number; rowHeight: number }): number | null {
  const top = row * view.rowHeight;
  if (top < view.scrollTop) return top;
  if (top + view.rowHeight > view.scrollTop + view.height) return top + view.rowHeight - view.height;
  return null;
}
