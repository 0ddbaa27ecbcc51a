/** The graph with what belongs to it: legend, filters, the selected thing, export. */

import * as api from '../api';
import { h, replace, save, type Child } from '../dom';
import { glyph, kinds } from '../kinds';
import { langOf } from '../language';
import { labelName, say, verbName } from '../messages';
import { quotation, sourceLine } from '../parts/evidence';
import { detailOf } from '../parts/figures';
import { called, clip, name } from '../parts/refs';
import { problemOf } from '../parts/problem';
import { toRef } from '../router';
import { drawing } from './svg';
import { monthOf, monthText } from './time';
import { GraphView, type Selection } from './view';

export interface Panel {
  element: HTMLElement;
  end: () => void;
}

/** icon buttons of the tool bar are letters of the page's face: no font of icons is needed. */
function tool(text: string, label: string, act: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'tool', 'aria-label': label, title: label, on: { click: act } }, text);
}

/** panel draws a graph; full gives it the whole page with its lists beside it. */
export function panel(options: { full: boolean; label: string; explore?: string | undefined }): Panel & { start: (g: api.Subgraph, roots: readonly number[]) => Promise<void> } {
  const t = say();
  const canvas = h('div', { class: 'graph-canvas', role: 'img', 'aria-label': options.label });
  const size = h('p', { class: 'graph-size', role: 'status' });
  const legend = h('div', { class: 'graph-legend' });
  const time = h('div', { class: 'graph-time' });
  const chosen = h('div', { class: 'graph-chosen', hidden: true });
  const contents = h('div', { class: 'graph-contents' });
  const trouble = h('p', { class: 'graph-trouble', role: 'alert' });
  let view: GraphView | undefined;
  let selection: Selection;
  let cut = false;

  const act = (f: (v: GraphView) => void) => (): void => {
    if (view) f(view);
  };
  const bar = h('div', { class: 'graph-bar' },
    size,
    h('div', { class: 'tools', role: 'toolbar', 'aria-label': t.graph },
      tool('−', t.zoomOut, act((v) => v.zoom(1 / 1.3))),
      tool('+', t.zoomIn, act((v) => v.zoom(1.3))),
      tool('⤢', t.fit, act((v) => v.fit())),
      tool('↻', t.arrange, act((v) => void v.arrange('anew'))),
      tool('PNG', t.exportAs('PNG'), act((v) => void v.png().then((b) => save('kg-graph.png', b)))),
      tool('SVG', t.exportAs('SVG'), act((v) => save('kg-graph.svg', drawing(v.core))))));
  const filters = h(options.full ? 'div' : 'details', { class: 'graph-filters' }, options.full ? null : h('summary', null, t.filters), legend, time);
  const explore = options.explore === undefined ? null : h('a', { class: 'graph-explore', href: options.explore }, t.explore);
  const side = h('div', { class: 'graph-side' }, chosen, h('div', { class: 'graph-foot' }, filters, explore), options.full ? contents : null);
  const stage = h('div', { class: 'graph-stage' }, canvas, h('p', { class: 'graph-help' }, t.graphHelp), trouble);
  const element = h('section', { class: options.full ? 'graph full' : 'graph', 'aria-label': options.label }, bar, h('div', { class: 'graph-main' }, stage, side));

  function toggle(set: Set<string>, value: string, text: Child, count: number): HTMLElement {
    const box = h('input', { type: 'checkbox', on: { change: (e) => {
      if ((e.currentTarget as HTMLInputElement).checked) set.delete(value);
      else set.add(value);
      view?.applyFilter();
      tell();
    } } });
    box.checked = !set.has(value);
    return h('li', null, h('label', null, box, text, h('span', { class: 'count' }, count)));
  }

  function showLegend(v: GraphView): void {
    const { labels, types } = v.counts();
    const known = [...labels].sort(([a], [b]) => place(a) - place(b));
    const ties = [...types].sort(([, a], [, b]) => b - a);
    replace(legend,
      h('fieldset', null, h('legend', null, t.kind), h('ul', null, known.map(([l, n]) => toggle(v.filter.labels, l, [glyph(l), labelName(l)], n)))),
      ties.length ? h('fieldset', null, h('legend', null, t.relations), h('ul', null, ties.map(([type, n]) => toggle(v.filter.types, type, verbName(type), n)))) : null);
  }

  function showTime(v: GraphView): void {
    const months = v.months();
    if (!months) return replace(time);
    const [least, most] = months;
    const [from, until] = v.filter.months ?? months;
    const slots = 24;
    const bins = new Array<number>(slots).fill(0);
    for (const d of v.dates()) {
      const m = Math.min(most, Math.max(least, monthOf(d.from)));
      const i = Math.min(slots - 1, Math.floor(((m - least) / (most - least + 1)) * slots));
      bins[i] = (bins[i] ?? 0) + 1;
    }
    const highest = Math.max(...bins);
    const shown = h('output', null, `${monthText(from)} – ${monthText(until)}`);
    const slider = (label: string, value: number): HTMLInputElement => h('input', { type: 'range', min: least, max: most, step: 1, value, 'aria-label': label, 'aria-valuetext': monthText(value) });
    const [a, b] = [slider(t.timeFrom, from), slider(t.timeUntil, until)];
    const moved = (one: HTMLInputElement, other: HTMLInputElement, after: boolean): void => {
      if (after ? Number(one.value) < Number(other.value) : Number(one.value) > Number(other.value)) one.value = other.value;
      one.setAttribute('aria-valuetext', monthText(Number(one.value)));
      const range: [number, number] = [Number(a.value), Number(b.value)];
      v.filter.months = range[0] === least && range[1] === most ? undefined : range;
      shown.value = `${monthText(range[0])} – ${monthText(range[1])}`;
      v.applyFilter();
      tell();
    };
    a.addEventListener('input', () => moved(a, b, false));
    b.addEventListener('input', () => moved(b, a, true));
    const bars = bins.map((n) => {
      const bin = h('span');
      bin.style.height = n ? `${Math.max(10, (n / highest) * 100)}%` : '0';
      return bin;
    });
    replace(time, h('fieldset', null, h('legend', null, t.time), h('div', { class: 'bins', 'aria-hidden': 'true' }, bars), h('div', { class: 'range' }, a, b), shown, h('p', { class: 'hint' }, t.undated)));
  }

  function tell(): void {
    if (!view) return;
    const { nodes, edges } = view.shown();
    replace(size, t.graphSize(nodes, edges), cut ? h('span', { class: 'hint' }, ` ${t.graphCut}`) : null);
    if (!options.full) return;
    const here = view.contents();
    const groups = [...new Set(here.map((n) => n.label))].sort((x, y) => place(x) - place(y));
    replace(contents, h('h2', null, t.inGraph), groups.map((label) => h('section', null, h('h3', null, glyph(label), labelName(label)),
      h('ul', null, here.filter((n) => n.label === label).map((n) => h('li', null,
        h('button', { type: 'button', class: 'link', lang: langOf(called(n)), 'aria-pressed': selection && 'node' in selection && selection.node.id === n.id ? 'true' : 'false', on: { click: () => view?.select({ node: n.id }) } }, clip(called(n), 40))))))));
  }

  /** ties lists what a node is connected to, by how. */
  function ties(v: GraphView, n: api.GraphNode): HTMLElement[] {
    const all = v.ties(n.id).slice(0, 60).map((x) => ({ ...x, how: x.edge.from === n.id ? `${verbName(x.edge.type)} →` : `← ${verbName(x.edge.type)}` }));
    return [...new Set(all.map((x) => x.how))].map((how) => h('section', { class: 'ties' }, h('h3', null, how),
      h('ul', null, all.filter((x) => x.how === how).map(({ edge, other }) => h('li', null,
        h('button', { type: 'button', class: 'link strong', lang: langOf(called(other)), on: { click: () => v.select({ node: other.id }) } }, clip(called(other), 44)),
        edge.detail && edge.type !== 'SAID' ? h('button', { type: 'button', class: 'link', on: { click: () => v.select({ edge }) } }, detailOf(edge.type, edge.props, edge.detail)) : null)))));
  }

  function showChosen(s: Selection): void {
    selection = s;
    chosen.hidden = !s;
    element.classList.toggle('has-chosen', Boolean(s));
    if (!s || !view) return replace(chosen);
    const v = view;
    const close = tool('×', t.close, () => v.core.$(':selected').unselect());
    if ('node' in s) {
      const n = s.node;
      const title = called(n);
      const open = v.isExpanded(n.id);
      replace(chosen, close,
        h('p', { class: 'eyebrow' }, glyph(n.label), labelName(n.label)),
        h('h2', { lang: langOf(title), class: n.label === 'Statement' ? 'is-statement' : undefined }, h('a', { href: toRef(n) }, clip(title, 160))),
        h('p', { class: 'meta' }, [n.props['english_name'], n.props['said_on'], t.connections(n.degree)].filter((x) => typeof x === 'string' && x !== title).join(' · ')),
        h('p', { class: 'actions' },
          h('button', { type: 'button', class: 'button', disabled: open, on: { click: () => void v.expand(n.id).then(() => showChosen({ node: n })) } }, t.expand),
          h('a', { class: 'button', href: toRef(n) }, t.openPage),
          h('button', { type: 'button', class: 'button quiet', on: { click: () => v.hide(n.id) } }, t.hide)),
        ties(v, n));
      return;
    }
    const first = s.edges[0]!;
    replace(chosen, close,
      h('p', { class: 'fact-line' }, name(s.from, 40), h('span', { class: 'verb' }, verbName(first.type)), name(s.to, 40)),
      s.edges.slice(0, 12).map((e) => {
        const proof = h('div', null);
        void api.edge(e.id).then(
          (f) => replace(proof, quotation(f.evidence[0]), sourceLine(f.evidence)),
          (err: unknown) => replace(proof, h('p', { class: 'hint' }, t.problem[problemOf(err).kind])));
        return h('div', { class: 'chosen-fact' }, h('p', { class: 'detail' }, detailOf(e.type, e.props, e.detail)), proof);
      }));
  }

  return {
    element,
    end: () => view?.end(),
    async start(g, roots) {
      cut = g.truncated ?? false;
      if (!g.nodes.length) {
        replace(stage, h('p', { class: 'graph-empty' }, t.graphEmpty));
        return;
      }
      view = new GraphView(canvas, !options.full, {
        selected: (s) => {
          showChosen(s);
          if (options.full) tell();
        },
        changed: () => {
          if (!view) return;
          trouble.textContent = '';
          showLegend(view);
          showTime(view);
          tell();
        },
        failed: (e) => (trouble.textContent = t.problem[problemOf(e).kind] ?? t.problem['internal'] ?? ''),
      });
      await view.add(g, { roots });
    },
  };
}

const place = (label: string): number => (kinds.includes(label) ? kinds.indexOf(label) : kinds.length);
