/** Figures as charts by period and as tables. */

import type { Evidence } from '../api';
import { h, svg } from '../dom';
import { langOf, language } from '../language';
import { say } from '../messages';
import { amount, rate } from '../text/amount';
import { inOrder } from '../text/period';
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

/** chart draws bars by period. Two or more periods are worth one; undefined else. The table beside it says the same to those who cannot see it. */
export function chart(what: string, bars: readonly Bar[]): SVGSVGElement | undefined {
  const dated = bars.filter((b) => b.period);
  const periods = [...new Set(dated.map((b) => b.period))].sort(inOrder);
  const series = [...new Set(dated.map((b) => b.series))];
  if (periods.length < 2 || series.length > 4) return undefined;
  const width = Math.max(300, Math.min(680, periods.length * Math.max(96, series.length * 74)));
  const most = Math.max(0, ...dated.map((b) => b.value));
  const least = Math.min(0, ...dated.map((b) => b.value));
  const range = most - least || 1;
  const below = least < 0 ? 18 : 0;
  const y = (v: number): number => top + ((most - v) / range) * (height - top - bottom - below);
  const slot = width / periods.length;
  const thick = Math.min(44, (slot - 22) / series.length);
  const root = svg('svg', { class: 'chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': say().chartOf(what) });
  periods.forEach((period, i) => {
    const middle = slot * (i + 0.5);
    const here = dated.filter((b) => b.period === period);
    series.forEach((name, j) => {
      const b = here.find((x) => x.series === name);
      if (!b) return;
      const x = middle + (j - series.length / 2) * thick + 1.5;
      const [from, to] = b.value >= 0 ? [y(b.value), y(0)] : [y(0), y(b.value)];
      const bar = svg('rect', { class: `bar series-${j}`, x, y: from, width: Math.max(2, thick - 3), height: Math.max(1.5, to - from), rx: 1.5 },
        svg('title', null, `${name ? `${name}, ` : ''}${shownPeriod(period)}: ${b.shown}`));
      root.append(bar, svg('text', { class: 'bar-value', x: x + (thick - 3) / 2, y: b.value >= 0 ? from - 6 : to + 14, 'text-anchor': 'middle' }, short(b.shown)));
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
    .replace(' trillion', 'tn').replace(' billion', 'bn').replace(' million', 'm');
}

/** legend names the series of a chart where there are several. */
export function legend(bars: readonly Bar[]): HTMLElement | null {
  const series = [...new Set(bars.filter((b) => b.period).map((b) => b.series))];
  if (series.length < 2) return null;
  return h('ul', { class: 'chart-legend' }, series.map((s, i) => h('li', null, h('span', { class: `swatch series-${i}`, 'aria-hidden': 'true' }), h('span', { lang: langOf(s) }, s || say().whole))));
}

/** table writes bars as rows, each with its source. */
export function table(bars: readonly Bar[]): HTMLElement {
  const several = bars.some((b) => b.series);
  const sorted = [...bars].sort((a, b) => inOrder(b.period, a.period));
  return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say().figures },
    h('table', { class: 'figures' },
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, say().period), several ? h('th', { scope: 'col' }, say().basisSegment) : null,
        h('th', { scope: 'col', class: 'number' }, say().value), h('th', { scope: 'col' }, say().source))),
      h('tbody', null, sorted.map((b) => h('tr', { 'data-item': true },
        h('td', { class: b.period ? 'nowrap' : 'nowrap faint' }, shownPeriod(b.period)),
        several ? h('td', { lang: langOf(b.series) }, b.series) : null,
        h('td', { class: 'number' }, b.shown),
        h('td', { class: 'source-cell' }, sourceLine(b.evidence)))))));
}
