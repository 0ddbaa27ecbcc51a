/** Where a fact is from: the sentence, and the article that has it. */

import type { Evidence } from '../api';
import { h, replace, type Child } from '../dom';
import { langOf } from '../language';
import { say } from '../messages';
import { toArticle } from '../router';
import { unitsOf } from '../text/bytes';
import { articleName, dateline } from './refs';

/** sourceLine names the articles that state a fact, each a link to its sentence; the first is shown, the others on demand. */
export function sourceLine(evidence: readonly Evidence[]): HTMLElement | null {
  const places = evidence.filter((e, i) => evidence.findIndex((f) => f.article.id === e.article.id && f.start === e.start) === i);
  const [first, ...others] = places;
  if (!first) return null;
  const list = h('ul', { class: 'sources' }, source(first));
  if (others.length) {
    const more = h('button', { type: 'button', class: 'link', 'aria-expanded': 'false' }, say().moreSources(others.length));
    const item = h('li', null, more);
    more.addEventListener('click', () => {
      item.remove();
      for (const e of others) list.append(source(e));
      list.querySelectorAll('a')[1]?.focus();
    });
    list.append(item);
  }
  return list;
}

function source(e: Evidence): HTMLLIElement {
  const title = articleName(e.article);
  const where = dateline(e.article);
  return h(
    'li',
    null,
    h(
      'a',
      {
        class: 'source',
        href: toArticle(e.article.id, [e.start, e.end]),
        title: `${say().openAtSentence} (${say().confidence(e.confidence)})`,
        'data-open': true,
      },
      h('span', { class: 'source-title', lang: langOf(title) }, title),
      where.length ? h('span', { class: 'dot', 'aria-hidden': 'true' }, '·') : null,
      where,
    ),
  );
}

/** quotation shows the sentence of a fact with the words that state it marked. */
export function quotation(e: Evidence | undefined): HTMLElement | null {
  if (!e?.text) return null;
  return h('p', { class: 'quotation', lang: langOf(e.text) }, e.before ?? '', h('mark', null, e.text), e.after ?? '');
}

/** marked is a text with stretches of it marked; these are pairs of bytes. */
export function marked(text: string, matches: readonly (readonly [number, number])[]): Child[] {
  const units = unitsOf(text, matches.flat());
  const out: Child[] = [];
  let done = 0;
  for (const [from, to] of matches) {
    const [start, end] = [units.get(from) ?? 0, units.get(to) ?? 0];
    if (start < done || end <= start) continue;
    out.push(text.slice(done, start), h('mark', null, text.slice(start, end)));
    done = end;
  }
  out.push(text.slice(done));
  return out;
}

/** fold shows the first items of a list and the others when asked. */
export function fold(list: HTMLElement, items: readonly HTMLElement[], first: number): void {
  const shown = items.length > first + 2 ? items.slice(0, first) : items;
  list.append(...shown);
  if (shown.length === items.length) return;
  const button = h('button', { type: 'button', class: 'button quiet' }, say().showAll(items.length));
  const holder = h(list.tagName === 'UL' || list.tagName === 'OL' ? 'li' : 'div', { class: 'fold' }, button);
  button.addEventListener('click', () => {
    const rest = items.slice(first);
    holder.replaceWith(...rest);
    rest[0]?.querySelector<HTMLElement>('a, button')?.focus();
  });
  list.append(holder);
}

/** disclosure is a heading that opens what is under it. */
export function disclosure(summary: string, content: () => Child): HTMLDetailsElement {
  const details = h('details', { class: 'disclosure' }, h('summary', null, summary));
  const body = h('div');
  details.append(body);
  details.addEventListener('toggle', () => {
    if (details.open && !body.hasChildNodes()) replace(body, content());
  });
  return details;
}
