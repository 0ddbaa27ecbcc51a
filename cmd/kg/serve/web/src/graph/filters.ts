/** What of a graph is shown: kinds of things, kinds of ties, a stretch of time. */

import { h, type Child } from '../dom';
import { glyph, place } from '../kinds';
import { labelName, say, verbName } from '../messages';
import { monthOf, monthText } from './time';
import type { GraphView } from './view';

/** legend names what is drawn, with its shape and colour, and switches it on and off. */
export function legend(v: GraphView, changed: () => void): HTMLElement[] {
  const t = say();
  const { labels, types } = v.counts();
  const known = [...labels].sort(([a], [b]) => place(a) - place(b));
  const ties = [...types].sort(([, a], [, b]) => b - a);
  const group = (title: string, items: HTMLElement[]): HTMLElement => h('fieldset', null, h('legend', null, title), h('ul', null, items));
  return [
    group(
      t.kind,
      known.map(([l, n]) => toggle(v.filter.labels, l, [glyph(l), labelName(l)], n, changed)),
    ),
    ...(ties.length
      ? [
          group(
            t.relations,
            ties.map(([type, n]) => toggle(v.filter.types, type, verbName(type), n, changed)),
          ),
        ]
      : []),
  ];
}

function toggle(hidden: Set<string>, value: string, text: Child, count: number, changed: () => void): HTMLElement {
  const box = h('input', {
    type: 'checkbox',
    on: {
      change: () => {
        if (box.checked) hidden.delete(value);
        else hidden.add(value);
        changed();
      },
    },
  });
  box.checked = !hidden.has(value);
  return h('li', null, h('label', null, box, text, h('span', { class: 'count' }, count)));
}

/** bins is how many bars tell when most of the graph was. */
const bins = 24;

/** timeRange bounds what is shown by month; null where fewer than two months are known. */
export function timeRange(v: GraphView, changed: () => void): HTMLElement | null {
  const t = say();
  const months = v.months();
  if (!months) return null;
  const [least, most] = months;
  const [from, until] = v.filter.months ?? months;
  const text = (a: number, b: number): string => `${monthText(a)} – ${monthText(b)}`;
  const shown = h('output', null, text(from, until));
  const slider = (label: string, value: number): HTMLInputElement =>
    h('input', { type: 'range', min: least, max: most, step: 1, value, 'aria-label': label, 'aria-valuetext': monthText(value) });
  const [a, b] = [slider(t.timeFrom, from), slider(t.timeUntil, until)];
  const moved = (one: HTMLInputElement, other: HTMLInputElement, later: boolean): void => {
    if (later ? Number(one.value) < Number(other.value) : Number(one.value) > Number(other.value)) one.value = other.value;
    one.setAttribute('aria-valuetext', monthText(Number(one.value)));
    const range: [number, number] = [Number(a.value), Number(b.value)];
    v.filter.months = range[0] === least && range[1] === most ? undefined : range;
    shown.value = text(...range);
    changed();
  };
  a.addEventListener('input', () => moved(a, b, false));
  b.addEventListener('input', () => moved(b, a, true));
  return h(
    'fieldset',
    null,
    h('legend', null, t.time),
    histogram(v, least, most),
    h('div', { class: 'range' }, a, b),
    shown,
    h('p', { class: 'hint' }, t.undated),
  );
}

function histogram(v: GraphView, least: number, most: number): HTMLElement {
  const counts = new Array<number>(bins).fill(0);
  for (const d of v.dates()) {
    const month = Math.min(most, Math.max(least, monthOf(d.from)));
    const i = Math.floor(((month - least) / (most - least + 1)) * bins);
    counts[i] = (counts[i] ?? 0) + 1;
  }
  const highest = Math.max(...counts);
  return h(
    'div',
    { class: 'bins', 'aria-hidden': 'true' },
    counts.map((n) => {
      const bar = h('span');
      bar.style.height = n ? `${Math.max(10, (n / highest) * 100)}%` : '0';
      return bar;
    }),
  );
}
