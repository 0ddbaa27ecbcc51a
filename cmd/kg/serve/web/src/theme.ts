/** Light, dark, or as the system has it. */

const key = 'kg.theme';

export type Theme = 'auto' | 'light' | 'dark';

export function theme(): Theme {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

const system = matchMedia('(prefers-color-scheme: dark)');

/** dark tells what is shown now. */
export const dark = (): boolean => theme() === 'dark' || (theme() === 'auto' && system.matches);

/** apply shows the theme and tells those who draw on a canvas. */
export function apply(t: Theme): void {
  if (t === 'auto') localStorage.removeItem(key);
  else localStorage.setItem(key, t);
  show();
}

function show(): void {
  document.documentElement.dataset['theme'] = dark() ? 'dark' : 'light';
  dispatchEvent(new Event('kg:theme'));
}

export function start(): void {
  system.addEventListener('change', show);
  show();
}

/** next is the theme that the switch leads to: first the other one than is seen. */
export function next(): Theme {
  return dark() ? 'light' : 'dark';
}
