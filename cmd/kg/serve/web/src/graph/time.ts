/** When the things and ties of a graph were, for the filter by time. */

import type { Props } from '../api';
import { span, type Span } from '../text/period';

/** datesOf is when something was, by its properties; undefined where they do not tell. */
export function datesOf(props: Props): Span | undefined {
  for (const key of ['said_on', 'published', 'date', 'period']) {
    const s = read(props[key]);
    if (s) return s;
  }
  const [since, until] = [read(props['since']), read(props['until'])];
  if (since || until) return { from: since?.from ?? '0000-01-01', until: until?.until ?? '9999-12-31' };
  return undefined;
}

function read(value: unknown): Span | undefined {
  if (typeof value === 'object' && value !== null && '$temporal' in value) value = value.$temporal;
  return typeof value === 'string' ? span(value.slice(0, 10)) : undefined;
}

/** monthOf counts months, so that a slider steps by them. */
export function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** monthText writes a month as 2023-03. */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** bounds is the first and the last month among spans, leaving open ends aside; undefined unless there are two. */
export function bounds(spans: readonly Span[]): [number, number] | undefined {
  const months = spans
    .flatMap((s) => [s.from, s.until])
    .filter((d) => d > '0001' && d < '9000')
    .map(monthOf);
  if (!months.length) return undefined;
  const [least, most] = [Math.min(...months), Math.max(...months)];
  return least < most ? [least, most] : undefined;
}

/** within tells whether a span touches the months from one to another. What has no date is always within. */
export function within(s: Span | undefined, [from, until]: readonly [number, number]): boolean {
  return !s || (monthOf(s.from) <= until && monthOf(s.until) >= from);
}
