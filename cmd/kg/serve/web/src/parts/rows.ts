/** What openCypher returned, as a table. */

import type { Answer, GraphEdge, GraphNode } from '../api';
import { h, replace, type Child } from '../dom';
import { langOf } from '../language';
import { say, verbName } from '../messages';
import { flat, isObject, special } from '../text/csv';
import { detailOf } from './figures';
import { clip, name } from './refs';

/** shown is a value as a cell shows it: nodes are links. */
function shown(v: unknown): Child {
  if (v === null || v === undefined) return h('span', { class: 'faint' }, 'null');
  if (Array.isArray(v))
    return h(
      'span',
      { class: 'list' },
      '[',
      v.flatMap((e, i) => (i ? [', ', shown(e)] : [shown(e)])),
      ']',
    );
  if (typeof v === 'string') return h('span', { lang: langOf(v), title: v.length > 300 ? v : undefined }, clip(v, 300));
  if (!isObject(v)) return String(v);
  const s = special(v);
  if (!s)
    return h(
      'span',
      { class: 'list' },
      '{',
      Object.entries(v).flatMap(([k, x], i) => [i ? ', ' : '', h('span', { class: 'faint' }, `${k}: `), shown(x)]),
      '}',
    );
  const [kind, inner] = s;
  if (kind === '$node') return name(inner as GraphNode, 48);
  if (kind === '$edge') {
    const e = inner as GraphEdge;
    return h('span', null, h('span', { class: 'verb' }, verbName(e.type)), ` ${detailOf(e.type, e.props, e.detail)}`);
  }
  if (kind === '$path') {
    const p = inner as { nodes: GraphNode[]; edges: GraphEdge[] };
    return h(
      'span',
      { class: 'path' },
      p.nodes.flatMap((n, i) => {
        const e = p.edges[i - 1];
        const back = e?.to !== n.id;
        return [e ? h('span', { class: 'verb' }, back ? '← ' : '', verbName(e.type), back ? '' : ' →') : null, name(n, 32)];
      }),
    );
  }
  return flat(v);
}

const order = new Intl.Collator(undefined, { numeric: true });

function compare(a: unknown, b: unknown): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return order.compare(flat(a), flat(b));
}

/** table shows rows; a click on a column's head sorts by it, a second one the other way round. */
export function rowsTable(columns: readonly string[], rows: readonly (readonly unknown[])[]): HTMLElement {
  const numbers = columns.map((_, i) => rows.some((r) => typeof r[i] === 'number') && rows.every((r) => r[i] === null || typeof r[i] === 'number'));
  const body = h('tbody');
  const fill = (sorted: readonly (readonly unknown[])[]): void =>
    replace(
      body,
      sorted.map((r) =>
        h(
          'tr',
          { 'data-item': true },
          columns.map((_, i) => h('td', { class: numbers[i] ? 'number' : undefined }, shown(r[i]))),
        ),
      ),
    );
  const heads = columns.map((c, i) => {
    const th = h('th', { scope: 'col', 'aria-sort': 'none', class: numbers[i] ? 'number' : undefined });
    th.append(
      h(
        'button',
        {
          type: 'button',
          on: {
            click: () => {
              const down = th.getAttribute('aria-sort') === 'ascending';
              for (const other of heads) other.setAttribute('aria-sort', 'none');
              th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
              fill([...rows].sort((a, b) => (down ? -1 : 1) * compare(a[i], b[i])));
            },
          },
        },
        c,
      ),
    );
    return th;
  });
  fill(rows);
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say().answer },
    h('table', { class: 'rows' }, h('thead', null, h('tr', null, heads)), body),
  );
}

/** answerRows is an answer as columns and rows, with the first place of its evidence. */
export function answerRows(a: Answer): { columns: string[]; rows: unknown[][] } {
  return {
    columns: [...a.columns, 'sentence', 'article', 'published', 'url'],
    rows: a.rows.map((r) => {
      const e = r.evidence[0];
      return [
        ...a.columns.map((c) => r.values[c] ?? null),
        e?.text ?? null,
        e ? (e.article.title ?? e.article.path ?? null) : null,
        e?.article.published ?? null,
        e?.article.url ?? null,
      ];
    }),
  };
}
