/** How each kind of thing looks: a colour and a shape, so that colour is never the only sign. The shapes are Cytoscape's; the paths draw the same in a box of 16. */

import { svg } from './dom';

export interface Look {
  light: string;
  dark: string;
  shape: 'round-rectangle' | 'ellipse' | 'hexagon' | 'diamond' | 'pentagon' | 'triangle' | 'rectangle' | 'octagon' | 'rhomboid';
  path: string;
}

const looks: Record<string, Look> = {
  Company: {
    light: '#2b5c8a',
    dark: '#8bb8e0',
    shape: 'round-rectangle',
    path: 'M4 2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Z',
  },
  Person: { light: '#a34a1c', dark: '#eaa27a', shape: 'ellipse', path: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z' },
  Product: { light: '#35704a', dark: '#8fcf9f', shape: 'hexagon', path: 'M4.5 2h7L15 8l-3.5 6h-7L1 8Z' },
  Organization: { light: '#6a4c93', dark: '#c3a8e8', shape: 'pentagon', path: 'M8 1l7 5.2-2.7 8.3H3.7L1 6.2Z' },
  Topic: { light: '#14707a', dark: '#76cbd3', shape: 'diamond', path: 'M8 .8 15.2 8 8 15.2.8 8Z' },
  Metric: { light: '#80610d', dark: '#dcbf6a', shape: 'triangle', path: 'M8 1.5 15 14.5H1Z' },
  Source: { light: '#96416b', dark: '#e39bc0', shape: 'octagon', path: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2Z' },
  Statement: { light: '#5d574f', dark: '#b9b1a4', shape: 'rhomboid', path: 'M1 3h10l4 10H5Z' },
  Article: { light: '#444a52', dark: '#a9b2bd', shape: 'rectangle', path: 'M3 1.5h10v13H3Z' },
};

const other: Look = { light: '#5d574f', dark: '#b9b1a4', shape: 'rectangle', path: 'M2 2h12v12H2Z' };

/** kinds are the labels that have a look of their own, in the order of the legend. */
export const kinds = Object.keys(looks);

/** place orders labels as the legend does, those without a look last. */
export const place = (label: string): number => (looks[label] ? kinds.indexOf(label) : kinds.length);

export const look = (label: string): Look => looks[label] ?? other;

/** kindClass is a class that sets the colour of a kind; see kinds.css. */
export const kindClass = (label: string): string => `kind-${looks[label] ? label.toLowerCase() : 'other'}`;

/** glyph draws the shape of a kind. */
export function glyph(label: string): SVGSVGElement {
  return svg('svg', { class: `glyph ${kindClass(label)}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: look(label).path }));
}
