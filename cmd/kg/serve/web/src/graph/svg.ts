/** Writes what Cytoscape shows as SVG, with text as text, so that it can be edited and searched. */

import type cytoscape from 'cytoscape';
import { svg } from '../dom';
import { colour, fontFamily, kindColour } from './style';

const margin = 24;
const lineHeight = 1.25;

type Box = { x: number; y: number; w: number };

/** corners of the shapes that are polygons, in a box from -1 to 1. */
const corners: Record<string, readonly (readonly [number, number])[]> = {
  hexagon: [
    [-1, 0],
    [-0.5, -0.866],
    [0.5, -0.866],
    [1, 0],
    [0.5, 0.866],
    [-0.5, 0.866],
  ],
  pentagon: [
    [0, -1],
    [0.951, -0.309],
    [0.588, 0.809],
    [-0.588, 0.809],
    [-0.951, -0.309],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  triangle: [
    [0, -1],
    [1, 1],
    [-1, 1],
  ],
  octagon: [
    [-0.414, -1],
    [0.414, -1],
    [1, -0.414],
    [1, 0.414],
    [0.414, 1],
    [-0.414, 1],
    [-1, 0.414],
    [-1, -0.414],
  ],
  rhomboid: [
    [-1, -1],
    [0.333, -1],
    [1, 1],
    [-0.333, 1],
  ],
};

function shape(kind: string, { x, y, w }: Box, fill: string): SVGElement {
  const r = w / 2;
  if (kind === 'ellipse') return svg('circle', { cx: x, cy: y, r, fill });
  const points = corners[kind];
  if (points) return svg('polygon', { points: points.map(([px, py]) => `${round(x + px * r)},${round(y + py * r)}`).join(' '), fill });
  return svg('rect', { x: round(x - r), y: round(y - r), width: w, height: w, rx: kind === 'round-rectangle' ? 4 : 0, fill });
}

const round = (n: number): number => Math.round(n * 100) / 100;

/** lines breaks a label where Cytoscape does: at spaces, and within words that are too long. */
function lines(text: string, size: number, width: number): string[] {
  const wide = (s: string): number => [...s].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? size : size * 0.56), 0);
  const out: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\s)|(?=[\u2e80-\uffef])/)) {
    if (line && wide(line + word) > width) {
      out.push(line.trim());
      line = '';
    }
    line += word;
  }
  return line.trim() ? [...out, line.trim()] : out;
}

function edgePath(e: cytoscape.EdgeSingular): string {
  const [s, t] = [e.sourceEndpoint(), e.targetEndpoint()];
  const bends = e.controlPoints() ?? [];
  let d = `M${round(s.x)} ${round(s.y)}`;
  bends.forEach((c, i) => {
    const next = bends[i + 1];
    const end = next ? { x: (c.x + next.x) / 2, y: (c.y + next.y) / 2 } : t;
    d += `Q${round(c.x)} ${round(c.y)} ${round(end.x)} ${round(end.y)}`;
  });
  return bends.length ? d : `${d}L${round(t.x)} ${round(t.y)}`;
}

/** drawing is the graph as a document of SVG. */
export function drawing(cy: cytoscape.Core): Blob {
  const seen = cy.elements().not('.out');
  const box = seen.boundingBox({ includeLabels: true });
  const [width, height] = [Math.ceil(box.w + 2 * margin), Math.ceil(box.h + 2 * margin)];
  const [ink, paper, line] = [colour('ink'), colour('paper'), colour('edge')];
  const root = svg('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `${round(box.x1 - margin)} ${round(box.y1 - margin)} ${width} ${height}`,
    'font-family': fontFamily(),
  });
  root.append(
    svg(
      'defs',
      null,
      svg(
        'marker',
        { id: 'arrow', viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto', markerUnits: 'userSpaceOnUse' },
        svg('path', { d: 'M0 0L10 5L0 10Z', fill: line }),
      ),
    ),
    svg('rect', { x: round(box.x1 - margin), y: round(box.y1 - margin), width, height, fill: paper }),
  );
  seen.edges().forEach((e) => {
    root.append(
      svg(
        'path',
        {
          d: edgePath(e),
          fill: 'none',
          stroke: line,
          'stroke-width': Number(e.data('width')),
          'marker-end': 'url(#arrow)',
          'stroke-dasharray': ['ABOUT', 'MENTIONS'].includes(String(e.data('type'))) ? '4 3' : undefined,
        },
        svg('title', null, String(e.data('shown'))),
      ),
    );
  });
  seen.nodes().forEach((n) => {
    const { x, y } = n.position();
    const w = Number(n.data('size'));
    const size = parseFloat(String(n.style('font-size')));
    root.append(
      svg(
        'g',
        null,
        svg('title', null, String(n.data('name'))),
        shape(String(n.style('shape')), { x, y, w }, kindColour(String(n.data('label')))),
        svg(
          'text',
          {
            'font-size': size,
            'font-weight': String(n.style('font-weight')),
            fill: ink,
            'text-anchor': 'middle',
            stroke: paper,
            'stroke-width': 3,
            'paint-order': 'stroke',
            'stroke-linejoin': 'round',
          },
          lines(String(n.style('label')), size, parseFloat(String(n.style('text-max-width')))).map((t, i) =>
            svg('tspan', { x: round(x), y: round(y + w / 2 + 5 + size * (0.9 + i * lineHeight)) }, t),
          ),
        ),
      ),
    );
  });
  return new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
}
