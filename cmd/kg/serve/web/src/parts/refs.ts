/** Names that lead to their page. */

import type { ArticleSummary, Ref } from '../api';
import { h, type Child } from '../dom';
import { glyph, kindClass } from '../kinds';
import { langOf, language } from '../language';
import { labelName, say } from '../messages';
import { toRef } from '../router';

/** clip cuts a long text at a character. */
export function clip(text: string, most: number): string {
  const points = [...text];
  return points.length > most ? `${points.slice(0, most).join('').trimEnd()}…` : text;
}

/** called is the name of a thing; of a metric, in the language of the page. */
export function called(ref: Ref): string {
  if (ref.label === 'Metric' && language() === 'en' && ref.english_name) return ref.english_name;
  return ref.name || say().unnamed;
}

/** hint is what is shown of a thing when the mouse is over its name: its kind, and its English name. */
const hint = (ref: Ref): string => [labelName(ref.label), ref.english_name].filter((s) => s && s !== called(ref)).join(' · ');

/** name links a name to its page, with the shape of its kind. */
export function name(ref: Ref, most = 60): HTMLAnchorElement {
  const text = called(ref);
  return h(
    'a',
    { class: `name ${kindClass(ref.label)}`, href: toRef(ref), lang: langOf(text), title: hint(ref) },
    glyph(ref.label),
    clip(text, most),
  );
}

/** plainName links a name without a shape, for running text. */
export function plainName(ref: Ref, most = 60): HTMLAnchorElement {
  const text = called(ref);
  return h('a', { class: 'plain-name', href: toRef(ref), lang: langOf(text), title: hint(ref) }, clip(text, most));
}

/** articleName is what an article is called: its title, or else the file it was read from. */
export function articleName(a: ArticleSummary): string {
  return a.title || a.path?.split(/[/\\]/).pop() || say().untitled;
}

/** dateline is where and when an article appeared. */
export function dateline(a: ArticleSummary): Child[] {
  const parts: Child[] = [];
  if (a.outlet) parts.push(h('span', { lang: langOf(a.outlet) }, a.outlet));
  if (a.published) parts.push(h('time', { datetime: a.published }, a.published));
  return parts.flatMap((p, i) => (i ? [h('span', { class: 'dot', 'aria-hidden': 'true' }, '·'), p] : [p]));
}
