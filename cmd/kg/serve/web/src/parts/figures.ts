/** Figures as charts by period and as tables. */

import type { Evidence, Props } from '../api';
import { h, svg } from '../dom';
import { langOf, language } from '../language';
import { say } from '../messages';
import { amount, rate } from '../text/amount';
import { inOrder, span } from '../text/period';
import { sourceLine } from './evidence';

/** A Bar is a value of a period, of one of the series of a chart. */
export interface Bar {
  period: string;
  series: string;
  value: number;
  shown: string;
  evidence: Evidence[];
}

export function shownPeriod(period: string | undefined | null): string {
  if (!period) return say().noPeriod;
  const nine = /^(\d{4})\s*9M$/.exec(period);
  return nine?.[1] ? say().nineMonths(nine[1]) : period;
}

/** shownValue writes a figure, or a change with what it is against. */
export function shownValue(value: number, unit: string | undefined | null, growth: boolean, compare?: string | null): string {
  let s = growth && (!unit || unit === '1' || unit === '%') ? rate(unit === '%' ? value / 100 : value) : amount(value, unit, language());
  if (growth && value > 0 && !s.startsWith('+')) s = `+${s}`;
  const against = compare ? (say().compare as Record<string, string>)[compare] : undefined;
  return against ? (language() === 'zh' ? `${against} ${s}` : `${s} ${against}`) : s;
}

const height = 168;
const top = 26;
const bottom = 26;

/** lengthOf tells years from quarters and months: bars of unlike periods do not compare. */
function lengthOf(period: string): number {
  const s = span(period);
  return s ? Math.round((Date.parse(s.until) - Date.parse(s.from)) / 86_400_000 / 30) : -1;
}

/** charts draws bars by period, periods of one length together, where there are two values or more to compare. The table beside them says the same to those who do not see them. */
export function charts(what: string, bars: readonly Bar[]): HTMLElement[] {
  const dated = bars.filter((b) => b.period);
  return [...new Set(dated.map((b) => lengthOf(b.period)))].flatMap((length) => {
    const like = dated.filter((b) => lengthOf(b.period) === length);
    const series = [...new Set(like.map((b) => b.series))];
    if (like.length < 2 || series.length > 4) return [];
    return [h('div', { class: 'chart-holder' }, chart(what, like, series), series.length > 1 || series[0] ? legend(series) : null)];
  });
}

function chart(what: string, bars: readonly Bar[], series: readonly string[]): SVGSVGElement {
  const periods = [...new Set(bars.map((b) => b.period))].sort(inOrder);
  const slot = Math.max(84, series.length * 78);
  const width = periods.length * slot;
  const most = Math.max(0, ...bars.map((b) => b.value));
  const least = Math.min(0, ...bars.map((b) => b.value));
  const range = most - least || 1;
  const below = least < 0 ? 18 : 0;
  const y = (v: number): number => top + ((most - v) / range) * (height - top - bottom - below);
  const step = series.length > 1 ? 70 : 0; // values stand above their bars, and need the room
  const thick = 36;
  const root = svg('svg', { class: 'chart', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': say().chartOf(what) });
  periods.forEach((period, i) => {
    const middle = slot * (i + 0.5);
    const here = series.flatMap((name, j) => {
      const bar = bars.find((b) => b.period === period && b.series === name);
      return bar ? [{ bar, j }] : [];
    });
    here.forEach(({ bar, j }, k) => {
      const centre = middle + (k - (here.length - 1) / 2) * step;
      const [from, to] = bar.value >= 0 ? [y(bar.value), y(0)] : [y(0), y(bar.value)];
      root.append(
        svg(
          'rect',
          { class: `bar series-${j}`, x: centre - thick / 2, y: from, width: thick, height: Math.max(1.5, to - from), rx: 1.5 },
          svg('title', null, `${bar.series ? `${bar.series}, ` : ''}${shownPeriod(period)}: ${bar.shown}`),
        ),
        svg('text', { class: 'bar-value', x: centre, y: bar.value >= 0 ? from - 6 : to + 14, 'text-anchor': 'middle' }, short(bar.shown)),
      );
    });
    root.append(svg('text', { class: 'bar-period', x: middle, y: height - 6, 'text-anchor': 'middle' }, shownPeriod(period)));
  });
  root.append(svg('line', { class: 'axis', x1: 0, x2: width, y1: y(0), y2: y(0) }));
  return root;
}

/** short is a value as it fits above a bar. */
function short(shown: string): string {
  return shown
    .replace(/(?:同比|环比（月）|环比) /, '')
    .replace(/ (?:year on year|quarter on quarter|month on month)/, '')
    .replace(/^[A-Z]{3} /, '')
    .replace(/(\.\d\d)\d+/, '$1')
    .replace(' trillion', 'tn')
    .replace(' billion', 'bn')
    .replace(' million', 'm');
}

function legend(series: readonly string[]): HTMLElement {
  return h(
    'ul',
    { class: 'chart-legend' },
    series.map((s, i) =>
      h('li', null, h('span', { class: `swatch series-${i}`, 'aria-hidden': 'true' }), h('span', { lang: langOf(s) }, s || say().whole)),
    ),
  );
}

/** table writes bars as rows, each with its source. */
export function table(bars: readonly Bar[]): HTMLElement {
  const several = bars.some((b) => b.series);
  const sorted = [...bars].sort((a, b) => inOrder(b.period, a.period));
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say().figures },
    h(
      'table',
      { class: 'figures' },
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col', class: 'c-period' }, say().period),
          several ? h('th', { scope: 'col', class: 'c-what' }, say().basisSegment) : null,
          h('th', { scope: 'col', class: 'number c-value' }, say().value),
          h('th', { scope: 'col' }, say().source),
        ),
      ),
      h(
        'tbody',
        null,
        sorted.map((b) =>
          h(
            'tr',
            { 'data-item': true },
            h('td', { class: b.period ? 'nowrap' : 'nowrap faint' }, shownPeriod(b.period)),
            several
              ? b.series
                ? h('td', { lang: langOf(b.series), class: [...b.series].length <= 10 ? 'nowrap' : undefined }, b.series)
                : h('td', { class: 'faint' }, say().whole)
              : null,
            h('td', { class: 'number' }, b.shown),
            h('td', { class: 'source-cell' }, sourceLine(b.evidence)),
          ),
        ),
      ),
    ),
  );
}

/** detailOf is what an edge carries, as people read it: of a figure its period and value. */
export function detailOf(type: string, props: Props, detail: string): string {
  const growth = type === 'GREW_BY';
  if (type !== 'REPORTED' && !growth) return detail;
  const text = (key: string): string => (typeof props[key] === 'string' ? props[key] : '');
  const numbers = (growth ? ['rate', 'delta'] : ['value']).filter((k) => typeof props[k] === 'number');
  const key = numbers[0];
  if (!key) return detail;
  const shown = shownValue(props[key] as number, key === 'rate' ? '1' : text('unit'), growth, text('compare'));
  return [
    text('period') && shownPeriod(text('period')),
    text('segment'),
    text('basis'),
    props['approx'] === true ? say().roughly(shown) : shown,
    props['forecast'] === true ? say().forecast : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
