/** The keys of the page, outside of what takes text. */

import { h } from './dom';
import { say } from './messages';

/** keysDialog shows the keys; it opens once at a time. */
export function keysDialog(): void {
  if (document.querySelector('dialog[open]')) return;
  const t = say();
  const before = document.activeElement;
  const close = h('button', { type: 'button', class: 'tool', 'aria-label': t.close, on: { click: () => dialog.close() } }, '×');
  const dialog = h(
    'dialog',
    { class: 'keys', 'aria-labelledby': 'keys-title' },
    h('header', null, h('h2', { id: 'keys-title' }, t.keysTitle), close),
    h(
      'dl',
      null,
      t.keysList.map(([k, what]) =>
        h(
          'div',
          null,
          h(
            'dt',
            null,
            k.split(' ').map((x) => h('kbd', null, x)),
          ),
          h('dd', null, what),
        ),
      ),
    ),
  );
  dialog.addEventListener('click', (e) => {
    if (e.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** typing tells whether a key belongs to what has the focus. */
function typing(e: KeyboardEvent): boolean {
  const el = e.composedPath()[0];
  return el instanceof HTMLElement && (el.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(el.tagName));
}

/** step moves to the next or the last item of the page: the link or button that opens it. */
function step(by: 1 | -1): boolean {
  const items = [...document.querySelectorAll<HTMLElement>('main [data-item]')].filter((i) => i.querySelector('a, button'));
  const active = document.activeElement;
  const here = items.findIndex((i) => active !== null && i.contains(active));
  const item = here < 0 ? (by > 0 ? items[0] : undefined) : items[here + by];
  const stop = item?.querySelector<HTMLElement>('[data-open]') ?? item?.querySelector<HTMLElement>('a, button');
  if (!item || !stop) return false;
  stop.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
  return true;
}

/** among tells whether the arrows move between items: from one of them, or from the heading that a new page begins with. Else they scroll. */
const among = (): boolean => Boolean(document.activeElement?.closest('[data-item], h1'));

export function keyboard(search: () => void): void {
  document.addEventListener('keydown', (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || typing(e) || document.querySelector('dialog[open]')) return;
    const keys: Record<string, () => boolean | void> = {
      '/': search,
      '?': keysDialog,
      ArrowDown: () => among() && step(1),
      ArrowUp: () => among() && step(-1),
      j: () => step(1),
      k: () => step(-1),
    };
    if (keys[e.key] && keys[e.key]?.() !== false) e.preventDefault();
  });
}
