/** Which page an address is of, and how one leads to the next. */

import type { Ref } from './api';

/** What is shown at an address. */
export interface Page {
  title: string;
  content: Node;
  /** ready runs once the content is in the document. */
  ready?: () => void;
  /** keepFocus leaves the focus in the search box, where there is something to correct. */
  keepFocus?: boolean;
}

export type Route =
  | { page: 'start' }
  | { page: 'answer'; text: string }
  | { page: 'entity'; id: number }
  | { page: 'article'; id: number; at: [number, number] | undefined }
  | { page: 'articles'; offset: number; find: string }
  | { page: 'graph'; id: number | undefined; text: string }
  | { page: 'stats' }
  | { page: 'lost' };

export function parse(url: URL): Route {
  const [, first = '', second = '', rest] = url.pathname.split('/');
  const id = /^\d+$/.test(second) ? Number(second) : undefined;
  if (rest) return { page: 'lost' };
  switch (first) {
    case '':
      return { page: 'start' };
    case 'q': {
      const text = url.searchParams.get('text')?.trim();
      return text ? { page: 'answer', text } : { page: 'start' };
    }
    case 'entity':
      return id ? { page: 'entity', id } : { page: 'lost' };
    case 'article': {
      const at = /^(\d+)-(\d+)$/.exec(url.searchParams.get('at') ?? '');
      return id ? { page: 'article', id, at: at ? [Number(at[1]), Number(at[2])] : undefined } : { page: 'lost' };
    }
    case 'articles':
      return { page: 'articles', offset: Number(url.searchParams.get('offset')) || 0, find: url.searchParams.get('find') ?? '' };
    case 'graph':
      return { page: 'graph', id, text: url.searchParams.get('text')?.trim() ?? '' };
    case 'stats':
      return { page: 'stats' };
  }
  return { page: 'lost' };
}

export const toQuestion = (text: string): string => `/q?${new URLSearchParams({ text })}`;
export const toEntity = (id: number): string => `/entity/${id}`;
export const toGraph = (id: number): string => `/graph/${id}`;
/** toDrawing is the graph of an answer on the whole page. */
export const toDrawing = (text: string): string => `/graph?${new URLSearchParams({ text })}`;
export const toArticle = (id: number, at?: readonly [number, number]): string => `/article/${id}${at ? `?at=${at[0]}-${at[1]}` : ''}`;
export const toRef = (ref: Ref): string => (ref.label === 'Article' ? toArticle(ref.id) : toEntity(ref.id));

let show: () => void = () => {};

/** go leads to an address of the page. */
export function go(address: string): void {
  const url = new URL(address, location.href);
  if (url.href === location.href) history.replaceState(null, '', url);
  else {
    history.replaceState({ scroll: scrollY }, '');
    history.pushState(null, '', url);
  }
  show();
}

/** listen takes over links within the page, and the browser's back and forward. */
export function listen(render: () => void): void {
  show = render;
  history.scrollRestoration = 'manual';
  addEventListener('popstate', render);
  document.addEventListener('click', (e) => {
    if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    const a = e.target instanceof Element ? e.target.closest('a[href]') : null;
    if (!(a instanceof HTMLAnchorElement) || a.origin !== location.origin || a.target || a.hasAttribute('download')) return;
    if (a.hash && a.pathname === location.pathname && a.search === location.search) return;
    e.preventDefault();
    go(a.href);
  });
}
