/** The graph with what belongs to it: tools, legend, filters, what is selected, what is in it. */

import type { Subgraph } from '../api';
import { h, replace, save } from '../dom';
import { glyph, place } from '../kinds';
import { langOf } from '../language';
import { labelName, say } from '../messages';
import { problemOf } from '../parts/problem';
import { called, clip } from '../parts/refs';
import { Chosen } from './chosen';
import { legend, timeRange } from './filters';
import { drawing } from './svg';
import { tool } from './tool';
import { GraphView, type Picked, type Selection } from './view';

export interface PanelOptions {
  full: boolean; // the whole page, with the list of what is in the graph
  label: string;
  explore?: string | undefined; // where the same graph has the whole page
}

export class Panel {
  readonly element: HTMLElement;
  private readonly canvas: HTMLElement;
  private readonly stage: HTMLElement;
  private readonly size = h('p', { class: 'graph-size', role: 'status' });
  private readonly legend = h('div', { class: 'graph-legend' });
  private readonly time = h('div', { class: 'graph-time' });
  private readonly contents = h('div', { class: 'graph-contents' });
  private readonly trouble = h('p', { class: 'graph-trouble', role: 'alert' });
  private readonly chosen = new Chosen(
    (p) => this.pick(p),
    () => this.backToList(),
  );
  private view: GraphView | undefined;
  private cut = false;
  private last = 0; // the node that was selected last

  constructor(private readonly options: PanelOptions) {
    const t = say();
    this.canvas = h('div', { class: 'graph-canvas', role: 'img', 'aria-label': options.label });
    this.stage = h('div', { class: 'graph-stage' }, this.canvas, h('p', { class: 'graph-help' }, t.graphHelp), this.trouble);
    const filters = options.full
      ? h('div', { class: 'graph-filters' }, this.legend, this.time)
      : h('details', { class: 'graph-filters' }, h('summary', null, t.filters), this.legend, this.time);
    const explore = options.explore === undefined ? null : h('a', { class: 'graph-explore', href: options.explore }, t.explore);
    const side = h(
      'div',
      { class: 'graph-side' },
      this.chosen.element,
      h('div', { class: 'graph-foot' }, filters, explore),
      options.full ? this.contents : null,
    );
    this.element = h(
      'section',
      { class: options.full ? 'graph full' : 'graph', 'aria-label': options.label },
      this.bar(),
      h('div', { class: 'graph-main' }, this.stage, side),
    );
    this.element.addEventListener('keydown', (e) => {
      if (e.key !== 'Escape' || this.chosen.element.hidden) return;
      this.view?.unselect();
      this.backToList();
    });
  }

  /** start draws a graph; the roots are what it is of. */
  async start(g: Subgraph, roots: readonly number[]): Promise<void> {
    this.cut = g.truncated ?? false;
    if (!g.nodes.length) return replace(this.stage, h('p', { class: 'graph-empty' }, say().graphEmpty));
    this.view = new GraphView(this.canvas, !this.options.full, {
      selected: (s) => this.selected(s),
      changed: () => this.changed(),
      failed: (e) => (this.trouble.textContent = say().problem[problemOf(e).kind] ?? ''),
    });
    await this.view.add(g, { roots });
  }

  end(): void {
    this.view?.end();
  }

  private bar(): HTMLElement {
    const t = say();
    const act = (f: (v: GraphView) => void) => (): void => {
      if (this.view) f(this.view);
    };
    return h(
      'div',
      { class: 'graph-bar' },
      this.size,
      h(
        'div',
        { class: 'tools', role: 'toolbar', 'aria-label': t.graph },
        tool(
          '−',
          t.zoomOut,
          act((v) => v.zoom(1 / 1.3)),
        ),
        tool(
          '+',
          t.zoomIn,
          act((v) => v.zoom(1.3)),
        ),
        tool(
          '⤢',
          t.fit,
          act((v) => v.fit()),
        ),
        tool(
          '↻',
          t.arrange,
          act((v) => void v.arrange('anew')),
        ),
        tool(
          'PNG',
          t.exportAs('PNG'),
          act((v) => void v.png().then((b) => save('kg-graph.png', b))),
        ),
        tool(
          'SVG',
          t.exportAs('SVG'),
          act((v) => save('kg-graph.svg', drawing(v.core))),
        ),
      ),
    );
  }

  /** changed tells anew what there is. */
  private changed(): void {
    const v = this.view;
    if (!v) return;
    const filtered = (): void => {
      v.applyFilter();
      this.count(v);
    };
    this.trouble.textContent = '';
    replace(this.legend, legend(v, filtered));
    replace(this.time, timeRange(v, filtered));
    this.count(v);
  }

  private count(v: GraphView): void {
    const { nodes, edges } = v.shown();
    replace(this.size, say().graphSize(nodes, edges), this.cut ? h('span', { class: 'hint' }, ` ${say().graphCut}`) : null);
    if (this.options.full) this.list(v);
  }

  /** list names what is in the graph, for those who do not see it or have no mouse. */
  private list(v: GraphView): void {
    const here = v.contents();
    const labels = [...new Set(here.map((n) => n.label))].sort((a, b) => place(a) - place(b));
    replace(
      this.contents,
      h('h2', null, say().inGraph),
      labels.map((label) =>
        h(
          'section',
          null,
          h('h3', null, glyph(label), labelName(label)),
          h(
            'ul',
            null,
            here
              .filter((n) => n.label === label)
              .map((n) =>
                h(
                  'li',
                  null,
                  h(
                    'button',
                    {
                      type: 'button',
                      class: 'link',
                      lang: langOf(called(n)),
                      'data-node': n.id,
                      'aria-pressed': n.id === this.last ? 'true' : 'false',
                      on: { click: () => this.pick({ node: n.id }) },
                    },
                    clip(called(n), 40),
                  ),
                ),
              ),
          ),
        ),
      ),
    );
  }

  private pick(p: Picked): void {
    this.view?.select(p);
    this.chosen.focus();
  }

  private selected(s: Selection): void {
    if (!this.view) return;
    this.chosen.show(this.view, s);
    const id = s && 'node' in s ? s.node.id : 0;
    if (id) this.last = id;
    for (const b of this.contents.querySelectorAll<HTMLElement>('[data-node]'))
      b.setAttribute('aria-pressed', String(Number(b.dataset['node']) === id));
  }

  /** backToList leads the keyboard to where it was before something was selected. */
  private backToList(): void {
    (this.contents.querySelector<HTMLElement>(`[data-node="${this.last}"]`) ?? this.element.querySelector<HTMLElement>('.tool'))?.focus({
      preventScroll: true,
    });
  }
}
