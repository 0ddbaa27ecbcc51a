/** The graph as a drawing: layout, expansion, selection, filters. Loaded only where a graph is shown. */

import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { neighbourhood, type GraphEdge, type GraphNode, type Subgraph } from '../api';
import { detailOf } from '../parts/figures';
import { called, clip } from '../parts/refs';
import { langOf } from '../language';
import { verbName } from '../messages';
import { stylesheet } from './style';
import { bounds, datesOf, within } from './time';
import type { Span } from '../text/period';

cytoscape.use(fcose);

/** What is hidden: labels of nodes, types of edges, and what lies outside of the months. */
export interface Filter {
  labels: Set<string>;
  types: Set<string>;
  months: [number, number] | undefined;
}

export type Selection = { node: GraphNode } | { edges: GraphEdge[]; from: GraphNode; to: GraphNode } | undefined;

/** What can be selected by name. */
export type Picked = { node: number } | { edge: GraphEdge };

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
/** most is how many lines are labelled at once; more would hide each other. */
const most = 12;

const key = (id: number): string => `n${id}`;

/** A Line is what is drawn for the edges of one type from one node to another: eight figures are one line, not a fan of eight. */
interface Line {
  edges: GraphEdge[];
  from: number;
  to: number;
  type: string;
}
const lineOf = (e: GraphEdge): string => `e${e.from}-${e.type}-${e.to}`;

export class GraphView {
  readonly filter: Filter = { labels: new Set(), types: new Set(), months: undefined };
  private readonly cy: cytoscape.Core;
  private readonly nodes = new Map<number, GraphNode>();
  private readonly edges = new Map<number, GraphEdge>();
  private readonly lines = new Map<string, Line>();
  private readonly roots = new Set<number>();
  private readonly expanded = new Set<number>();

  constructor(
    host: HTMLElement,
    private readonly small: boolean,
    private readonly told: { selected: (s: Selection) => void; changed: () => void; failed: (e: unknown) => void },
  ) {
    this.cy = cytoscape({
      container: host,
      style: stylesheet(small),
      minZoom: 0.15,
      maxZoom: 3,
      boxSelectionEnabled: false,
      selectionType: 'single',
    });
    this.cy.on('select', () => this.tellSelection());
    this.cy.on('unselect', () => this.tellSelection());
    this.cy.on('mouseover', 'node, edge', (e) => {
      host.dataset['over'] = 'true';
      this.light(e.target as cytoscape.SingularElementReturnValue);
    });
    this.cy.on('mouseout', 'node, edge', () => {
      delete host.dataset['over'];
      this.light(this.cy.$(':selected'));
    });
    this.cy.on('dblclick dbltap', 'node', (e) => void this.expand(Number(e.target.data('ref'))));
    addEventListener('kg:theme', this.restyle);
  }

  private readonly restyle = (): void => {
    this.cy.style(stylesheet(this.small));
  };

  /** end lets the drawing go. */
  end(): void {
    removeEventListener('kg:theme', this.restyle);
    this.cy.destroy();
  }

  get core(): cytoscape.Core {
    return this.cy;
  }

  /** add draws what is new of a graph, around a node if one is named; roots are never hidden for want of ties. */
  async add(graph: Subgraph, options: { roots?: readonly number[]; around?: number } = {}): Promise<void> {
    for (const id of options.roots ?? []) this.roots.add(id);
    const around = options.around === undefined ? undefined : this.cy.getElementById(key(options.around));
    const centre = around?.nonempty() ? around.position() : { x: 0, y: 0 };
    const fresh = graph.nodes.filter((n) => !this.nodes.has(n.id));
    const first = this.nodes.size === 0;
    for (const n of fresh) this.nodes.set(n.id, n);
    const added: cytoscape.ElementDefinition[] = fresh.map((n, i) => {
      return {
        group: 'nodes',
        data: this.nodeData(n),
        position: onSpiral(i, centre),
        classes: `${this.roots.has(n.id) ? 'root' : ''} ${langOf(called(n)) === 'zh' ? 'han' : ''}`,
      };
    });
    const lines = new Set<Line>();
    for (const e of graph.edges) {
      if (this.edges.has(e.id) || !this.nodes.has(e.from) || !this.nodes.has(e.to)) continue;
      this.edges.set(e.id, e);
      const line = this.lines.get(lineOf(e)) ?? { edges: [], from: e.from, to: e.to, type: e.type };
      line.edges.push(e);
      lines.add(line);
      if (line.edges.length > 1) continue;
      this.lines.set(lineOf(e), line);
      added.push({ group: 'edges', data: { id: lineOf(e), source: key(e.from), target: key(e.to), type: e.type } });
    }
    this.cy.add(added);
    for (const l of lines)
      this.cy
        .getElementById(lineOf(l.edges[0]!))
        .data({ shown: lineText(l), width: Math.min(3.5, 1 + 0.6 * Math.log2(l.edges.reduce((n, e) => n + Math.max(1, e.evidence), 0))) });
    for (const n of this.nodes.values()) this.cy.getElementById(key(n.id)).data('size', this.size(n));
    this.applyFilter();
    if (added.length) await this.arrange(first ? 'anew' : 'from here');
    this.told.changed();
  }

  private nodeData(n: GraphNode): Record<string, unknown> {
    const text = called(n);
    return { id: key(n.id), ref: n.id, label: n.label, name: text, shown: clip(text, n.label === 'Statement' ? 15 : 28), size: this.size(n) };
  }

  /** size grows with the ties that are drawn, so that what matters here stands out. */
  private size(n: GraphNode): number {
    if (n.label === 'Statement' || n.label === 'Article') return 13;
    const ties = this.cy.getElementById(key(n.id)).connectedEdges().length;
    return Math.round(18 + Math.min(16, 4 * Math.sqrt(ties))) + (this.roots.has(n.id) ? 6 : 0);
  }

  /** seen is what is not filtered out; Cytoscape itself knows that only when it has drawn. */
  private seen(): cytoscape.CollectionReturnValue {
    return this.cy.elements().not('.out');
  }

  /** arrange lays the graph out: each of its parts on its own, then the parts side by side. */
  async arrange(how: 'anew' | 'from here'): Promise<void> {
    const seen = this.seen();
    const parts = seen.components();
    if (how === 'anew') {
      for (const part of parts) spiral(part);
      for (const part of parts) if (part.nodes().length > 1) await run(part, { animate: false, fit: false });
      pack(parts, this.cy.width() / Math.max(1, this.cy.height()));
      this.cy.fit(seen, 36);
    } else await run(seen, { animate: !calm(), fit: true });
    if (this.cy.zoom() > 1.35) {
      this.cy.zoom(1.35);
      this.cy.center(seen);
    }
  }

  fit(): void {
    this.cy.animate({ fit: { eles: this.seen(), padding: 36 }, duration: calm() ? 0 : 250 });
  }

  zoom(by: number): void {
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  resize(): void {
    this.cy.resize();
  }

  /** expand brings in what a node is connected to. */
  async expand(id: number): Promise<void> {
    if (this.expanded.has(id)) return;
    this.expanded.add(id);
    try {
      this.roots.add(id);
      await this.add(await neighbourhood(id, 1, 60), { around: id });
    } catch (e) {
      this.expanded.delete(id);
      this.told.failed(e);
    }
  }

  hide(id: number): void {
    this.cy.getElementById(key(id)).remove();
    this.nodes.delete(id);
    this.roots.delete(id);
    this.expanded.delete(id);
    for (const e of this.edges.values()) {
      if (e.from !== id && e.to !== id) continue;
      this.edges.delete(e.id);
      this.lines.delete(lineOf(e));
    }
    this.told.selected(undefined);
    this.applyFilter();
    this.told.changed();
  }

  /** select shows a node, or the line of an edge, as if it had been clicked. */
  select(what: Picked): void {
    const el = this.cy.getElementById('node' in what ? key(what.node) : lineOf(what.edge));
    this.cy.$(':selected').not(el).unselect();
    el.select();
    const box = el.renderedBoundingBox({});
    if (box.x1 < 0 || box.y1 < 0 || box.x2 > this.cy.width() || box.y2 > this.cy.height())
      this.cy.animate({ center: { eles: el }, duration: calm() ? 0 : 250 });
  }

  unselect(): void {
    this.cy.$(':selected').unselect();
  }

  private tellSelection(): void {
    const el = this.cy.$(':selected').first();
    this.light(this.cy.$(':selected'));
    if (el.empty()) return this.told.selected(undefined);
    if (el.isNode()) {
      const node = this.nodes.get(Number(el.data('ref')));
      return this.told.selected(node && { node });
    }
    const line = this.lines.get(el.id());
    const [from, to] = [this.nodes.get(line?.from ?? 0), this.nodes.get(line?.to ?? 0)];
    this.told.selected(line && from && to ? { edges: line.edges, from, to } : undefined);
  }

  /** light makes a thing and what it touches stand out from the rest. */
  private light(of: cytoscape.CollectionReturnValue | cytoscape.SingularElementReturnValue): void {
    const el = of as cytoscape.CollectionReturnValue;
    this.cy.batch(() => {
      this.cy.elements().removeClass('dim lit told');
      if (el.empty()) return;
      const near = el.union(el.nodes().closedNeighborhood()).union(el.edges().connectedNodes());
      near.addClass('lit');
      if (near.edges().length <= most) near.edges().addClass('told');
      this.cy.elements().not(near).addClass('dim');
    });
  }

  /** ties are the visible edges of a node, with their other ends. */
  ties(id: number): { edge: GraphEdge; other: GraphNode }[] {
    return [...this.edges.values()].flatMap((edge) => {
      const other = this.nodes.get(edge.from === id ? edge.to : edge.to === id ? edge.from : 0);
      return other && !this.cy.getElementById(lineOf(edge)).hasClass('out') ? [{ edge, other }] : [];
    });
  }

  isExpanded(id: number): boolean {
    return this.expanded.has(id);
  }

  /** contents are the nodes that are shown. */
  contents(): GraphNode[] {
    return [...this.nodes.values()].filter((n) => !this.cy.getElementById(key(n.id)).hasClass('out'));
  }

  /** size tells how many nodes and edges are shown. */
  shown(): { nodes: number; edges: number } {
    const lines = [...this.lines].filter(([id]) => !this.cy.getElementById(id).hasClass('out'));
    return { nodes: this.seen().nodes().length, edges: lines.reduce((n, [, l]) => n + l.edges.length, 0) };
  }

  /** counts of labels and types, hidden or not. */
  counts(): { labels: Map<string, number>; types: Map<string, number> } {
    const tally = (list: string[]): Map<string, number> => list.reduce((m, k) => m.set(k, (m.get(k) ?? 0) + 1), new Map<string, number>());
    return { labels: tally([...this.nodes.values()].map((n) => n.label)), types: tally([...this.edges.values()].map((e) => e.type)) };
  }

  /** dates are the spans of all that has one. */
  dates(): Span[] {
    return [...this.nodes.values(), ...this.edges.values()].flatMap((x) => datesOf(x.props) ?? []);
  }

  months(): [number, number] | undefined {
    return bounds(this.dates());
  }

  /** applyFilter hides what the filter leaves out, and the nodes that it leaves without ties. */
  applyFilter(): void {
    const { labels, types, months } = this.filter;
    const inTime = (props: GraphNode['props']): boolean => !months || within(datesOf(props), months);
    const kept = new Set([...this.nodes.values()].filter((n) => !labels.has(n.label) && inTime(n.props)).map((n) => n.id));
    const tied = new Set<number>();
    const wasTied = new Set<number>();
    this.cy.batch(() => {
      for (const [id, l] of this.lines) {
        const keep = kept.has(l.from) && kept.has(l.to) && !types.has(l.type) && l.edges.some((e) => inTime(e.props));
        this.cy.getElementById(id).toggleClass('out', !keep);
        for (const end of [l.from, l.to]) (keep ? tied : wasTied).add(end);
      }
      for (const n of this.nodes.values()) {
        const orphan = wasTied.has(n.id) && !tied.has(n.id) && !this.roots.has(n.id);
        this.cy.getElementById(key(n.id)).toggleClass('out', !kept.has(n.id) || orphan);
      }
    });
  }

  png(): Promise<Blob> {
    return this.cy.png({
      output: 'blob-promise',
      full: true,
      scale: 2,
      bg: getComputedStyle(document.documentElement).getPropertyValue('--paper').trim(),
    });
  }
}

/** spiral sets nodes where a layout can start from: unlike chance it gives the same drawing every time. */
function spiral(part: cytoscape.CollectionReturnValue): void {
  part.nodes().positions((_, i) => onSpiral(i, { x: 0, y: 0 }));
}

function onSpiral(i: number, centre: cytoscape.Position): cytoscape.Position {
  const [angle, far] = [i * 2.399963, 60 + 42 * Math.sqrt(i)]; // the golden angle
  return { x: centre.x + far * Math.cos(angle), y: centre.y + far * Math.sin(angle) };
}

async function run(part: cytoscape.CollectionReturnValue, how: { animate: boolean; fit: boolean }): Promise<void> {
  const options = {
    name: 'fcose',
    quality: 'proof',
    randomize: false,
    animationDuration: 450,
    padding: 36,
    ...how,
    nodeDimensionsIncludeLabels: true,
    nodeSeparation: 90,
    nodeRepulsion: 9000,
    idealEdgeLength: part.nodes().length > 3 ? 84 : 52,
    edgeElasticity: 0.35,
    gravity: 0.3,
    numIter: 3000,
    packComponents: false,
    tile: true,
  };
  const layout = part.layout(options as cytoscape.LayoutOptions);
  const done = layout.promiseOn('layoutstop');
  layout.run();
  await done;
}

/** pack sets parts in rows, the highest first, so that together they are about as wide to their height as the window; rows leave gaps, so a little wider. */
function pack(parts: readonly cytoscape.CollectionReturnValue[], shape: number): void {
  const gap = 30;
  const boxes = parts.map((part) => ({ part, box: part.boundingBox({ includeLabels: true }) })).sort((a, b) => b.box.h - a.box.h);
  const area = boxes.reduce((sum, { box }) => sum + (box.w + gap) * (box.h + gap), 0);
  const width = Math.max(1.2 * Math.sqrt(area * shape), ...boxes.map(({ box }) => box.w));
  let [x, y, row] = [0, 0, 0];
  for (const { part, box } of boxes) {
    if (x > 0 && x + box.w > width) [x, y, row] = [0, y + row + gap, 0];
    part.nodes().shift({ x: x - box.x1, y: y - box.y1 });
    x += box.w + gap;
    row = Math.max(row, box.h);
  }
}

function lineText(l: Line): string {
  const first = l.edges[0]!;
  return l.edges.length > 1
    ? `${verbName(l.type)} ×${l.edges.length}`
    : [verbName(l.type), detailOf(l.type, first.props, first.detail)].filter(Boolean).join(' · ');
}
