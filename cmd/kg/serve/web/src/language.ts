/** The language of the interface, and what language a text is in. */

export type Language = 'en' | 'zh';

const key = 'kg.language';

/** chosen is the language that was chosen, or else the first that the browser asks for and we speak. */
export function chosen(): Language {
  const kept = localStorage.getItem(key);
  if (kept === 'en' || kept === 'zh') return kept;
  for (const l of navigator.languages) {
    if (/^zh\b/i.test(l)) return 'zh';
    if (/^en\b/i.test(l)) return 'en';
  }
  return 'en';
}

let now: Language = 'en';

export const language = (): Language => now;

export function speak(l: Language, keep: boolean): void {
  now = l;
  if (keep) localStorage.setItem(key, l);
  document.documentElement.lang = l === 'zh' ? 'zh-Hans' : 'en';
}

/** langOf is the lang attribute of a text from the graph, so that it is set in the right face and read aloud rightly. */
export function langOf(text: string): string {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
