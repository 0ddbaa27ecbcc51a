/** The page of kg serve: one search box, and a page for every answer, thing and article. */

import { append, h, replace } from './dom';
import { endDetached } from './graph/load';
import { chosen, language, speak } from './language';
import { say } from './messages';
import { article } from './pages/article';
import { articles } from './pages/articles';
import { answer } from './pages/answer';
import { entity } from './pages/entity';
import { explore } from './pages/graph';
import { start } from './pages/start';
import { stats } from './pages/stats';
import { problem, problemOf, waiting } from './parts/problem';
import { keyboard, keysDialog } from './keyboard';
import { go, listen, parse, toQuestion, type Page, type Route } from './router';
import { SearchBox } from './search/box';
import * as theme from './theme';

speak(chosen(), false);
theme.start();

const box = new SearchBox((text) => go(toQuestion(text)));
const masthead = h('div', { class: 'masthead' });
const slot = h('div', { class: 'search-slot' });
const main = h('main', { id: 'main', tabindex: '-1' });
const said = h('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
let leaving = new AbortController();
let arrivals = 0;

function drawMasthead(): void {
  const t = say();
  const here = parse(new URL(location.href)).page;
  const link = (href: string, text: string, pages: readonly Route['page'][]) =>
    h('a', { href, 'aria-current': pages.includes(here) ? 'page' : undefined }, text);
  replace(
    masthead,
    h(
      'a',
      {
        class: 'skip',
        href: '#main',
        on: {
          click: (e) => {
            e.preventDefault();
            main.focus();
          },
        },
      },
      t.skip,
    ),
    h('a', { class: 'wordmark', href: '/', title: t.home }, 'kg'),
    slot,
    h(
      'nav',
      { class: 'site', 'aria-label': 'kg' },
      link('/articles', t.articles, ['articles', 'article']),
      link('/graph', t.graph, ['graph']),
      link('/stats', t.about, ['stats']),
      h(
        'span',
        { class: 'switches-site' },
        h(
          'button',
          { type: 'button', class: 'tool', id: 'switch-language', lang: language() === 'en' ? 'zh-Hans' : 'en', on: { click: switchLanguage } },
          t.switchLanguage,
        ),
        h(
          'button',
          {
            type: 'button',
            class: 'tool',
            id: 'switch-theme',
            'aria-label': theme.dark() ? t.themeLight : t.themeDark,
            title: theme.dark() ? t.themeLight : t.themeDark,
            on: { click: switchTheme },
          },
          theme.dark() ? '☀' : '☾',
        ),
        h('button', { type: 'button', class: 'tool', 'aria-label': t.keysTitle, title: t.keysTitle, on: { click: () => keysDialog() } }, '?'),
      ),
    ),
  );
}

function switchTheme(): void {
  theme.apply(theme.next());
  drawMasthead();
  document.getElementById('switch-theme')?.focus();
}

function switchLanguage(): void {
  speak(language() === 'en' ? 'zh' : 'en', true);
  box.translate();
  void show();
  document.getElementById('switch-language')?.focus();
}

function page(route: Route, signal: AbortSignal): Promise<Page> {
  switch (route.page) {
    case 'start':
      return start(box.element, signal);
    case 'answer':
      return answer(route.text, box, signal, () => void show());
    case 'entity':
      return entity(route.id, signal);
    case 'article':
      return article(route.id, route.at, signal);
    case 'articles':
      return articles(route.offset, route.find, signal);
    case 'graph':
      return explore(route, signal);
    case 'stats':
      return stats(signal);
    case 'lost':
      return Promise.resolve(failed({ title: '', status: 404, kind: 'not_found' }));
  }
}

function failed(p: ReturnType<typeof problemOf>): Page {
  return {
    title: say().problem[p.kind] ?? 'kg',
    content: h(
      'div',
      { class: 'narrow' },
      problem(p, () => void show()),
      h('p', null, h('a', { href: '/' }, say().home)),
    ),
  };
}

/** show puts the page of the address in place. */
async function show(): Promise<void> {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const first = arrivals++ === 0;
  const url = new URL(location.href);
  const route = parse(url);
  const scroll = (history.state as { scroll?: number } | null)?.scroll;
  drawMasthead();
  document.body.dataset['page'] = route.page;
  if (route.page !== 'start') {
    slot.append(box.element);
    if (route.page !== 'answer') box.set('');
  } else box.set('');
  main.setAttribute('aria-busy', 'true');
  const slow = setTimeout(() => replace(main, waiting()), first ? 0 : 140);
  let shown: Page;
  try {
    shown = await page(route, signal);
  } catch (e) {
    if (signal.aborted) return;
    shown = failed(problemOf(e));
    if (route.page === 'start') slot.append(box.element);
  } finally {
    clearTimeout(slow);
  }
  if (signal.aborted) return;
  replace(main, shown.content);
  endDetached();
  main.removeAttribute('aria-busy');
  document.title = shown.title === 'kg' ? 'kg' : `${shown.title} · kg`;
  said.textContent = first ? '' : shown.title;
  scrollTo(0, scroll ?? 0);
  const anchor = url.hash ? document.getElementById(url.hash.slice(1)) : null;
  if (anchor) anchor.scrollIntoView();
  const held = masthead.contains(document.activeElement) && !box.element.contains(document.activeElement);
  if (!first && !held && !shown.keepFocus) main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  shown.ready?.();
}

append(document.body, [masthead, main, said]);
keyboard(() => box.focus());
addEventListener('kg:theme', drawMasthead);
listen(() => void show());
void show();
