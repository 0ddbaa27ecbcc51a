/** The graph on the whole page. */

import * as api from '../api';
import { h, replace } from '../dom';
import { graph } from '../graph/load';
import { say } from '../messages';
import { called, clip, name } from '../parts/refs';
import { subjects } from './answer';
import { toDrawing, toGraph, type Page } from '../router';

export async function explore({ id, text }: { id: number | undefined; text: string }, signal: AbortSignal): Promise<Page> {
  const t = say();
  if (id !== undefined) {
    const e = await api.entity(id, 1, signal);
    return whole(t.graphOf(clip(called(e.node), 30)), () => api.neighbourhood(id, 1, 120, signal), [id]);
  }
  if (text) {
    const { answer } = await api.query(text, signal);
    return whole(t.graphOf(clip(text, 60)), () => Promise.resolve(answer.graph), answer.kind === 'answer' ? subjects(answer) : []);
  }
  return {
    title: t.graph,
    content: h(
      'div',
      { class: 'narrow' },
      h('header', { class: 'page-head' }, h('h1', { tabindex: '-1' }, t.startGraph), h('p', { class: 'lede' }, t.startGraphHint)),
      await starts(signal),
    ),
  };
}

function whole(title: string, fetched: () => Promise<api.Subgraph>, roots: readonly number[]): Page {
  return {
    title,
    content: h('div', { class: 'explore' }, h('h1', { tabindex: '-1', class: 'unseen' }, title), graph(fetched, { full: true, label: title, roots })),
  };
}

/** mostDrawn is how many nodes a drawing can have and still be read. */
const mostDrawn = 300;

/** starts are the best connected things, and those of a name that is searched. */
async function starts(signal: AbortSignal): Promise<HTMLElement> {
  const t = say();
  const list = h('ul', { class: 'chips', 'aria-live': 'polite' });
  const input = h('input', { type: 'search', class: 'field', 'aria-label': t.startGraph, placeholder: t.startGraph });
  const show = (nodes: readonly api.GraphNode[]): void =>
    replace(
      list,
      nodes.length
        ? nodes.map((n) => {
            const a = name(n);
            a.href = toGraph(n.id);
            return h('li', { 'data-item': true }, a);
          })
        : h('li', { class: 'empty' }, t.noneFound),
    );
  const { nodes } = await api.stats(signal);
  const { answer } = await api.query(
    'MATCH (n)-[r]-() WHERE NOT n:Article AND NOT n:Statement AND NOT n:Metric AND type(r) <> "MENTIONS" RETURN n, count(r) AS ties ORDER BY ties DESC LIMIT 24',
    signal,
  );
  const best =
    answer.kind === 'rows'
      ? answer.rows.flatMap((r) => ((r[0] as { $node?: api.GraphNode } | null)?.$node ? [(r[0] as { $node: api.GraphNode }).$node] : []))
      : [];
  show(best);
  let latest = 0;
  input.addEventListener('input', () => {
    const mine = ++latest;
    const q = input.value.trim();
    if (!q) return show(best);
    setTimeout(() => {
      if (mine === latest)
        void api.find(q, 24, signal).then(
          (f) => mine === latest && show(f.entities),
          () => undefined,
        );
    }, 120);
  });
  const all =
    nodes <= mostDrawn
      ? h('p', { class: 'whole' }, h('a', { href: toDrawing('MATCH (a)-[r]->(b) WHERE NOT a:Article RETURN a, r, b') }, t.wholeGraph))
      : null;
  return h('section', null, h('div', { class: 'inline-search' }, input), list, all);
}
