/** The articles, the latest first; and a search among them. */

import * as api from '../api';
import { h, replace } from '../dom';
import { langOf } from '../language';
import { say } from '../messages';
import { problemOf } from '../parts/problem';
import { articleName, dateline } from '../parts/refs';
import { go, toArticle, type Page } from '../router';

const perPage = 40;

/** articleItem is an article in a list. */
export function articleItem(a: api.ArticleSummary, snippet?: string): HTMLElement {
  const title = articleName(a);
  const line = dateline(a);
  return h(
    'li',
    { 'data-item': true },
    h('a', { class: 'article-title', href: toArticle(a.id), lang: langOf(title), 'data-open': true }, title),
    snippet ? h('p', { class: 'snippet', lang: langOf(snippet) }, snippet) : null,
    h(
      'p',
      { class: 'meta' },
      line,
      a.facts ? [line.length ? h('span', { class: 'dot', 'aria-hidden': 'true' }, '·') : null, say().factsOf(a.facts)] : null,
    ),
  );
}

export async function articles(offset: number, find: string, signal: AbortSignal): Promise<Page> {
  const t = say();
  const input = h('input', { type: 'search', name: 'find', value: find, 'aria-label': t.findArticle, placeholder: t.findArticle, class: 'field' });
  const form = h(
    'form',
    {
      class: 'inline-search',
      role: 'search',
      action: '/articles',
      on: {
        submit: (e) => {
          e.preventDefault();
          go(input.value.trim() ? `/articles?${new URLSearchParams({ find: input.value.trim() })}` : '/articles');
        },
      },
    },
    input,
  );
  const stats = await api.stats(signal);
  const body = h('div');
  if (find) {
    const found = (await api.find(find, 50, signal)).articles;
    replace(
      body,
      found.length
        ? h(
            'ul',
            { class: 'articles' },
            found.map((f) => articleItem(f.article, f.snippet)),
          )
        : h('p', { class: 'empty' }, t.noneFound),
    );
  } else {
    const { articles: list, total } = await api.articles(perPage, offset, signal);
    replace(
      body,
      list.length
        ? h(
            'ul',
            { class: 'articles' },
            list.map((a) => articleItem(a)),
          )
        : h('p', { class: 'empty' }, t.noArticles),
      total > perPage
        ? h(
            'nav',
            { class: 'pager', 'aria-label': t.articles },
            offset > 0 ? h('a', { class: 'button', href: page(Math.max(0, offset - perPage)), rel: 'prev' }, t.newer) : h('span'),
            h('span', { class: 'meta' }, t.page(offset + 1, Math.min(total, offset + perPage), total)),
            offset + perPage < total ? h('a', { class: 'button', href: page(offset + perPage), rel: 'next' }, t.older) : h('span'),
          )
        : null,
    );
  }
  return {
    title: t.articles,
    content: h(
      'div',
      { class: 'narrow' },
      h('header', { class: 'page-head' }, h('h1', { tabindex: '-1' }, t.articles), form),
      stats.writable ? adder() : null,
      body,
    ),
  };
}

const page = (offset: number): string => (offset ? `/articles?offset=${offset}` : '/articles');

/** adder takes files to be read and stored, one after another. */
function adder(): HTMLElement {
  const t = say();
  const input = h('input', { type: 'file', multiple: true, class: 'unseen', id: 'add-files' });
  const said = h('ul', { class: 'added', 'aria-live': 'polite' });
  const zone = h(
    'section',
    { class: 'drop', 'aria-label': t.addArticle },
    h('label', { for: 'add-files' }, h('strong', null, t.addArticle), h('span', null, t.dropHere)),
    input,
    said,
  );
  const take = async (files: Iterable<File>): Promise<void> => {
    for (const f of files) {
      try {
        const s = await api.add(f.name, f);
        said.append(
          h('li', null, h('a', { href: toArticle(s.article) }, f.name), ' ', t.stored[s.outcome], t.comma, t.factsOf(s.statements + s.figures)),
        );
      } catch (e) {
        const p = problemOf(e);
        said.append(h('li', { class: 'failed' }, f.name, t.colon, p.detail ?? t.problem[p.kind]));
      }
    }
  };
  input.addEventListener('change', () => void take([...(input.files ?? [])]));
  zone.addEventListener('dragover', (e) => {
    e.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (e) => {
    e.preventDefault();
    zone.classList.remove('over');
    void take([...(e.dataTransfer?.files ?? [])]);
  });
  return zone;
}
