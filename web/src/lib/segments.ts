export interface Range {
  start: number;
  end: number;
  kind: 'hit' | 'place' | 'claim';
  /** What the range says, for the tooltip. */
  note?: string;
}

export interface Segment {
  text: string;
  kinds: Range['kind'][];
  note: string;
}

/** A text cut at the edges of its ranges (UTF-16 units, may overlap); together the segments are the text. */
export function segmentsOf(text: string, ranges: readonly Range[]): Segment[] {
  const valid = ranges.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...valid.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    if (start === end) return [];
    const over = valid.filter((range) => range.start <= start && range.end >= end);
    return [
      {
        text: text.slice(start, end),
        kinds: [...new Set(over.map(({ kind }) => kind))],
        note: over.map(({ note }) => note).filter(Boolean).join(' · '),
      },
    ];
  });
}
