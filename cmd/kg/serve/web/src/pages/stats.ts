/** What the database holds. */

import * as api from '../api';
import { h } from '../dom';
import { glyph } from '../kinds';
import { labelName, listMark, say, verbName } from '../messages';
import { toQuestion, type Page } from '../router';
import { bytes } from '../text/amount';
import { browse } from './start';

export async function stats(signal: AbortSignal): Promise<Page> {
  const t = say();
  const s = await api.stats(signal);
  const n = (x: number): string => x.toLocaleString('en');
  const figure = (label: string, value: string) => h('div', null, h('dt', null, label), h('dd', null, value));
  return {
    title: t.about,
    content: h(
      'div',
      { class: 'narrow' },
      h('header', { class: 'page-head' }, h('h1', { tabindex: '-1' }, t.about)),
      h(
        'dl',
        { class: 'big-figures' },
        figure(t.articles, n(s.articles)),
        figure(t.statements, n(s.statements)),
        figure(t.nodes, n(s.nodes)),
        figure(t.edges, n(s.edges)),
        figure(t.size, bytes(s.file_bytes)),
      ),
      ...schema(
        t.kinds,
        t.keysColumn,
        s.labels.map((l) => ({
          kind: [h('a', { class: 'name', href: toQuestion(browse(quoted(l.name))) }, glyph(l.name), labelName(l.name))],
          count: n(l.count),
          more: h('td', { class: 'mono faint' }, l.keys.filter((k) => !/^sketch\d$/.test(k)).join(', ')),
        })),
      ),
      ...schema(
        t.types,
        t.fromTo,
        s.types.map((y) => ({
          kind: [
            h('a', { href: toQuestion(`MATCH (a)-[r:${quoted(y.name)}]->(b) RETURN a, r, b LIMIT 100`) }, verbName(y.name)),
            ' ',
            h('code', { class: 'faint' }, y.name),
          ],
          count: n(y.count),
          more: h('td', null, `${y.from.map(labelName).join(listMark())} → ${y.to.map(labelName).join(listMark())}`),
        })),
      ),
      h(
        'footer',
        { class: 'colophon' },
        h(
          'p',
          { class: 'meta' },
          `kg ${s.version}`,
          h('span', { class: 'dot', 'aria-hidden': 'true' }, '·'),
          s.writable ? t.writable : t.readOnly,
          h('span', { class: 'dot', 'aria-hidden': 'true' }, '·'),
          h('a', { href: '/api/openapi.yaml', target: '_blank' }, t.apiDocs),
          h('span', { class: 'dot', 'aria-hidden': 'true' }, '·'),
          h('a', { href: '/licences.txt', target: '_blank' }, t.licences),
        ),
      ),
    ),
  };
}

/** Kind is a row of a table of labels or types. */
interface Kind {
  kind: (Node | string)[];
  count: string;
  more: HTMLElement;
}

/** schema is the table of what kinds there are and how many of each, under its heading. */
function schema(heading: string, more: string, kinds: Kind[]): HTMLElement[] {
  const t = say();
  const columns = h(
    'tr',
    null,
    h('th', { scope: 'col' }, t.kind),
    h('th', { scope: 'col', class: 'number' }, t.number),
    h('th', { scope: 'col' }, more),
  );
  const rows = kinds.map((k) => h('tr', { 'data-item': true }, h('td', null, ...k.kind), h('td', { class: 'number' }, k.count), k.more));
  return [
    h('h2', { class: 'rubric' }, heading),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': heading },
      h('table', { class: 'schema' }, h('thead', null, columns), h('tbody', null, rows)),
    ),
  ];
}

/** quoted is a name as Cypher takes it. */
const quoted = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``);
