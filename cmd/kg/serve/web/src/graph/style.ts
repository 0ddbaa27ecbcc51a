/** How Cytoscape draws the graph, in the colours of the page. */

import type cytoscape from 'cytoscape';
import { kinds, look } from '../kinds';
import { dark } from '../theme';

/** colour reads one of the page's colours. */
export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export const fontFamily = (): string => colour('sans') || 'sans-serif';

export const kindColour = (label: string): string => (dark() ? look(label).dark : look(label).light);

type Rule = cytoscape.StylesheetJsonBlock;

/** stylesheet is of a small drawing, which names statements only when they are looked at, or of one on the whole page. */
export function stylesheet(small: boolean): Rule[] {
  const [ink, soft, paper, line, accent] = [colour('ink'), colour('ink-2'), colour('paper'), colour('edge'), colour('accent')];
  const rules: Rule[] = [
    {
      selector: 'node',
      style: {
        width: 'data(size)',
        height: 'data(size)',
        'background-color': kindColour(''),
        'border-width': 0,
        label: 'data(shown)',
        color: ink,
        'font-size': small ? 14 : 12,
        'font-family': fontFamily(),
        'text-valign': 'bottom',
        'text-halign': 'center',
        'text-margin-y': 5,
        'text-wrap': 'wrap',
        'text-max-width': '112px',
        'text-outline-color': paper,
        'text-outline-width': 2,
        'line-height': 1.25,
        'text-outline-opacity': 0.95,
        'min-zoomed-font-size': 6,
        'overlay-opacity': 0,
      },
    },
    ...kinds.map((k): Rule => ({ selector: `node[label = "${k}"]`, style: { 'background-color': kindColour(k), shape: look(k).shape } })),
    { selector: 'node[label = "Statement"]', style: { 'font-size': small ? 12 : 10.5, color: soft, 'text-max-width': small ? '116px' : '100px' } },
    ...(small
      ? [
          { selector: 'node[label = "Statement"]', style: { label: '' } },
          { selector: 'node[label = "Statement"].lit', style: { label: 'data(shown)' } },
        ]
      : []),
    { selector: 'node.han', style: { 'text-overflow-wrap': 'anywhere' } },
    { selector: 'node.root', style: { 'font-weight': 600, 'font-size': small ? 15.5 : 13.5 } },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': line,
        'target-arrow-color': line,
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8,
        'curve-style': 'bezier',
        'control-point-step-size': 32,
        'overlay-opacity': 0,
        'font-size': 10.5,
        'font-family': fontFamily(),
        color: ink,
        'text-rotation': 'autorotate',
        'text-background-color': paper,
        'text-background-opacity': 0.94,
        'text-background-padding': '2px',
        'text-background-shape': 'roundrectangle',
        'text-wrap': 'ellipsis',
        'text-max-width': '170px',
      },
    },
    { selector: 'edge[type = "ABOUT"], edge[type = "MENTIONS"]', style: { 'line-style': 'dashed', 'line-dash-pattern': [4, 3] } },
    { selector: '.dim', style: { opacity: 0.16 } },
    { selector: 'edge.told', style: { label: 'data(shown)' } },
    { selector: 'edge.lit', style: { 'line-color': soft, 'target-arrow-color': soft, 'z-index': 9 } },
    { selector: 'node.lit', style: { 'z-index': 10 } },
    { selector: 'node:selected', style: { 'border-width': 3, 'border-color': ink, 'border-opacity': 1, 'z-index': 11 } },
    { selector: 'edge:selected', style: { label: 'data(shown)', 'line-color': accent, 'target-arrow-color': accent, 'z-index': 9 } },
    { selector: '.out', style: { display: 'none' } },
  ];
  return rules;
}
