/** Cuts a text where its marks begin and end, so that marks that overlap can be drawn side by side. */

export interface Mark {
  start: number; // index into the text
  end: number;
}

export interface Segment<M extends Mark> {
  start: number;
  end: number;
  marks: M[]; // that cover it, in their order
  ends: M[]; // that end with it
}

/** segments cover a text from one place to another without gaps; no mark begins or ends within one. */
export function segments<M extends Mark>(from: number, to: number, marks: readonly M[]): Segment<M>[] {
  const touching = marks.filter((m) => m.start < to && m.end > from && m.start < m.end);
  const cuts = new Set([from, to]);
  for (const m of touching) for (const i of [m.start, m.end]) if (i > from && i < to) cuts.add(i);
  const sorted = [...cuts].sort((a, b) => a - b);
  const out: Segment<M>[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i]!, sorted[i + 1]!];
    out.push({ start, end, marks: touching.filter((m) => m.start <= start && m.end >= end), ends: touching.filter((m) => m.end === end) });
  }
  return out;
}
