/** Fetches the drawing only where a graph is shown. */

import type { Subgraph } from '../api';
import { h, replace } from '../dom';
import { say } from '../messages';
import { problem, problemOf } from '../parts/problem';

const open = new Map<HTMLElement, () => void>();

/** endDetached lets the drawings go that are no longer in the document. */
export function endDetached(): void {
  for (const [holder, end] of open) {
    if (holder.isConnected) continue;
    end();
    open.delete(holder);
  }
}

export interface Shown {
  full?: boolean;
  label: string;
  roots: readonly number[];
  explore?: string | undefined;
}

/** graph holds a place in the page and draws a graph into it once it is near to being seen. */
export function graph(fetched: () => Promise<Subgraph>, options: Shown): HTMLElement {
  const holder = h(
    'div',
    { class: options.full ? 'graph-holder full' : 'graph-holder' },
    h('p', { class: 'graph-loading', role: 'status' }, say().loading),
  );
  let started = false;
  const start = async (): Promise<void> => {
    if (started) return;
    started = true;
    try {
      const [{ Panel }, g] = await Promise.all([import('./panel'), fetched()]);
      if (!holder.isConnected) return;
      const p = new Panel({ full: options.full ?? false, label: options.label, explore: options.explore });
      open.set(holder, () => p.end());
      replace(holder, p.element);
      await p.start(g, options.roots);
    } catch (e) {
      if (!(e instanceof DOMException && e.name === 'AbortError')) replace(holder, problem(problemOf(e)));
    }
  };
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some((e) => e.isIntersecting)) return;
      watch.disconnect();
      void start();
    },
    { rootMargin: '200px' },
  );
  watch.observe(holder);
  open.set(holder, () => watch.disconnect());
  return holder;
}
