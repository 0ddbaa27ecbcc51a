/** A button of the graph's tool bar. Its sign is a letter of the page's face: no font of icons is needed. */

import { h } from '../dom';

export function tool(sign: string, label: string, act: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'tool', 'aria-label': label, title: label, on: { click: act } }, sign);
}
