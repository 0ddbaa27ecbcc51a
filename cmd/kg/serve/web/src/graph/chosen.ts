/** What is selected in the graph: a thing with what it is connected to, or a tie with its evidence. */

import * as api from '../api';
import { h, replace, type Child } from '../dom';
import { glyph } from '../kinds';
import { langOf } from '../language';
import { labelName, say, verbName } from '../messages';
import { quotation, sourceLine } from '../parts/evidence';
import { detailOf } from '../parts/figures';
import { problemOf } from '../parts/problem';
import { called, clip, name } from '../parts/refs';
import { toRef } from '../router';
import { tool } from './tool';
import type { GraphView, Picked, Selection } from './view';

/** most is how many facts of a tie, and ties of a thing, are listed. */
const most = { facts: 12, ties: 60 };

export class Chosen {
  readonly element = h('div', { class: 'graph-chosen', hidden: true });

  /** pick selects another thing; closed is told when nothing is selected any more. */
  constructor(
    private readonly pick: (p: Picked) => void,
    private readonly closed: () => void,
  ) {}

  /** focus leads the keyboard to what was selected with it. */
  focus(): void {
    const stop = ['.actions :not(:disabled)', '.fact-line a', '.tool'].map((s) => this.element.querySelector<HTMLElement>(s)).find((e) => e !== null);
    stop?.focus();
  }

  show(v: GraphView, s: Selection): void {
    this.element.hidden = !s;
    const close = tool('×', say().close, () => {
      v.unselect();
      this.closed();
    });
    replace(this.element, s && [close, 'node' in s ? this.node(v, s.node) : tie(s.edges, s.from, s.to)]);
  }

  private node(v: GraphView, n: api.GraphNode): Child {
    const t = say();
    const title = called(n);
    const expand = (): void =>
      void v.expand(n.id).then(() => {
        this.show(v, { node: n });
        this.focus();
      });
    return [
      h('p', { class: 'eyebrow' }, glyph(n.label), labelName(n.label)),
      h('h2', { lang: langOf(title), class: n.label === 'Statement' ? 'is-statement' : undefined }, h('a', { href: toRef(n) }, clip(title, 160))),
      h(
        'p',
        { class: 'meta' },
        [n.english_name, n.props['said_on'], t.connections(n.degree)].filter((x) => typeof x === 'string' && x !== title).join(' · '),
      ),
      h(
        'p',
        { class: 'actions' },
        h('button', { type: 'button', class: 'button', disabled: v.isExpanded(n.id), on: { click: expand } }, t.expand),
        h('a', { class: 'button', href: toRef(n) }, t.openPage),
        h(
          'button',
          {
            type: 'button',
            class: 'button quiet',
            on: {
              click: () => {
                v.hide(n.id);
                this.closed();
              },
            },
          },
          t.hide,
        ),
      ),
      this.ties(v, n),
    ];
  }

  /** ties lists what a node is connected to, by how. */
  private ties(v: GraphView, n: api.GraphNode): Child {
    const all = v
      .ties(n.id)
      .slice(0, most.ties)
      .map((x) => ({ ...x, how: x.edge.from === n.id ? `${verbName(x.edge.type)} →` : `← ${verbName(x.edge.type)}` }));
    const item = ({ edge, other }: (typeof all)[number]): HTMLElement =>
      h(
        'li',
        null,
        h(
          'button',
          { type: 'button', class: 'link strong', lang: langOf(called(other)), on: { click: () => this.pick({ node: other.id }) } },
          clip(called(other), 44),
        ),
        edge.detail && edge.type !== 'SAID'
          ? h('button', { type: 'button', class: 'link', on: { click: () => this.pick({ edge }) } }, detailOf(edge.type, edge.props, edge.detail))
          : null,
      );
    return [...new Set(all.map((x) => x.how))].map((how) =>
      h('section', { class: 'ties' }, h('h3', null, how), h('ul', null, all.filter((x) => x.how === how).map(item))),
    );
  }
}

/** tie is from where to where, and each of its facts with the sentence that states it. */
function tie(edges: readonly api.GraphEdge[], from: api.Ref, to: api.Ref): Child {
  const type = edges[0]?.type ?? '';
  return [
    h('p', { class: 'fact-line' }, name(from, 40), h('span', { class: 'verb' }, verbName(type)), name(to, 40)),
    edges.slice(0, most.facts).map(proven),
  ];
}

function proven(e: api.GraphEdge): HTMLElement {
  const proof = h('div');
  void api.edge(e.id).then(
    (f) => replace(proof, quotation(f.evidence[0]), sourceLine(f.evidence)),
    (err: unknown) => replace(proof, h('p', { class: 'hint' }, say().problem[problemOf(err).kind])),
  );
  return h('div', { class: 'chosen-fact' }, h('p', { class: 'detail' }, detailOf(e.type, e.props, e.detail)), proof);
}
