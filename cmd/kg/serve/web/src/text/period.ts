/** Periods as kg writes them: 2022, 2022Q4, 2022H1, 2022 9M, 2022-03, 2022-03-01. */

export interface Span {
  from: string;
  until: string; // the last day
}

const two = (n: number): string => String(n).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const months = (year: string, first: number, last: number): Span => ({
  from: `${year}-${two(first)}-01`,
  until: `${year}-${two(last)}-${lastDay(Number(year), last)}`,
});

/** span is the first and the last day of a period; undefined where it is none. */
export function span(period: string): Span | undefined {
  const m = /^(\d{4})(?:\s*(?:Q([1-4])|H([12])|(9M)|-(\d{2})(?:-(\d{2}))?))?$/.exec(period);
  if (!m) return undefined;
  const [, year = '', quarter, half, nine, month, day] = m;
  if (quarter) return months(year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (half) return months(year, Number(half) * 6 - 5, Number(half) * 6);
  if (nine) return months(year, 1, 9);
  if (month && day) return { from: period, until: period };
  if (month) return Number(month) >= 1 && Number(month) <= 12 ? months(year, Number(month), Number(month)) : undefined;
  return months(year, 1, 12);
}

/** inOrder compares periods by time, the shorter first where they end on the same day; what is no period comes last. */
export function inOrder(a: string, b: string): number {
  const [x, y] = [span(a), span(b)];
  if (!x || !y) return x ? -1 : y ? 1 : a.localeCompare(b);
  return x.until.localeCompare(y.until) || y.from.localeCompare(x.from);
}
