/** The answer to a question, or the rows of a query, with the graph beside it. */

import * as api from '../api';
import { h, join, save, type Child } from '../dom';
import { graph } from '../graph/load';
import { langOf } from '../language';
import { listMark, say } from '../messages';
import { cards, statement } from '../parts/cards';
import { disclosure, fold } from '../parts/evidence';
import { problem, problemOf } from '../parts/problem';
import { clip, name } from '../parts/refs';
import { answerRows, rowsTable } from '../parts/rows';
import { toDrawing, toQuestion, type Page } from '../router';
import type { SearchBox } from '../search/box';
import { csv } from '../text/csv';
import { inlined } from '../text/literal';
import { remember } from '../search/history';
import { articleItem } from './articles';

export async function answer(text: string, box: SearchBox, signal: AbortSignal, again: () => void): Promise<Page> {
  box.set(text);
  try {
    const { answer: a, raw } = await api.query(text, signal);
    remember(text);
    return { title: clip(text, 60), content: a.kind === 'answer' ? answered(a, raw, text, box) : returned(a, raw, text) };
  } catch (e) {
    if (signal.aborted) throw e;
    const p = problemOf(e);
    const title = clip(text, 60);
    const found = p.kind === 'unknown_form' ? await matches(text, p.near ?? [], signal) : null;
    if (found) return { title, content: found };
    if (p.kind === 'read_only' && (await api.stats(signal)).writable) return { title, content: confirmation(text, signal, again) };
    const at = p.position;
    return {
      title,
      keepFocus: true,
      content: h('div', { class: 'narrow' }, problem(p, again)),
      ready: () => {
        if (at) box.underline(at.offset);
      },
    };
  }
}

/** confirmation asks before a query changes the graph, which kg has been started to allow. */
function confirmation(text: string, signal: AbortSignal, again: () => void): HTMLElement {
  const t = say();
  const run = async (): Promise<void> => {
    button.disabled = true;
    try {
      const { answer: a, raw } = await api.query(text, signal, true);
      remember(text);
      if (a.kind === 'rows') done(returned(a, raw, ''));
    } catch (e) {
      if (!signal.aborted) done(h('div', { class: 'narrow' }, problem(problemOf(e), again)));
    }
  };
  const done = (content: HTMLElement): void => {
    holder.replaceWith(content);
    content.querySelector<HTMLElement>('h1')?.focus();
  };
  const button = h('button', { type: 'button', class: 'button primary', on: { click: () => void run() } }, t.changeIt);
  const holder = h(
    'div',
    { class: 'narrow' },
    h('section', { class: 'problem' }, h('h1', { tabindex: '-1' }, t.changes), h('p', null, t.changesHelp), button),
  );
  return holder;
}

/** files offers what was answered for download. */
function files(raw: string, table: () => { columns: string[]; rows: unknown[][] }): Child {
  const t = say();
  const button = (label: string, file: string, make: () => Blob) =>
    h('button', { type: 'button', class: 'link', 'aria-label': `${t.download} ${label}`, on: { click: () => save(file, make()) } }, label);
  return [
    button(t.downloadCSV, 'kg-answer.csv', () => {
      const { columns, rows } = table();
      return csv(columns, rows);
    }),
    button(t.downloadJSON, 'kg-answer.json', () => new Blob([raw], { type: 'application/json' })),
  ];
}

/** beside draws the graph of an answer; text is what to ask for the same on the whole page, if that may be asked again. */
function beside(g: api.Subgraph, text: string, roots: readonly number[]): HTMLElement | null {
  if (g.nodes.length < 2) return null;
  return graph(() => Promise.resolve(g), {
    label: text ? say().graphOf(clip(text, 60)) : say().graph,
    roots,
    explore: text ? toDrawing(text) : undefined,
  });
}

function answered(a: api.Answer, raw: string, text: string, box: SearchBox): HTMLElement {
  const t = say();
  const found = cards(a);
  const roots = subjects(a);
  const body = h('div', { class: 'results' });
  fold(body, found, 12);
  const drawn = a.rows.length ? beside(a.graph, text, roots) : null;
  const status = h(
    'p',
    { class: 'meta status' },
    a.rows.length ? t.results(a.rows.length) : null,
    h('span', null, t.took(a.elapsed_ms)),
    a.rows.length ? files(raw, () => answerRows(a)) : null,
  );
  return h(
    'div',
    { class: drawn ? 'split' : 'narrow' },
    h(
      'div',
      { class: 'main-column' },
      h(
        'header',
        { class: 'page-head answer-head' },
        h('h1', { tabindex: '-1', class: a.rows.length ? 'unseen' : undefined }, a.rows.length ? t.answer : t.nothing),
        status,
      ),
      a.rows.length ? body : nothing(a),
      disclosure(t.howAsked, () => [
        h('pre', { class: 'code', tabindex: '0' }, h('code', null, a.cypher)),
        Object.keys(a.params).length ? h('pre', { class: 'code', tabindex: '0' }, h('code', null, JSON.stringify(a.params, null, 2))) : null,
        h(
          'button',
          {
            type: 'button',
            class: 'button',
            on: {
              click: () => {
                box.set(inlined(a.cypher, a.params));
                box.focus();
              },
            },
          },
          t.openCypher,
        ),
      ]),
    ),
    drawn,
  );
}

/** subjects are the things that an answer is of: those named in its first row. */
export function subjects(a: api.Answer): number[] {
  const first = a.rows[0];
  if (!first) return [];
  for (const column of ['speaker', 'subject', 'name', 'company', 'from', 'names']) {
    const r = first.refs[column]?.[0];
    if (r) return [r.id];
  }
  return [];
}

/** nothing says what was looked for and what there is in place of it. */
function nothing(a: api.Answer): Child {
  const t = say();
  const first = a.text.split('\n')[0] ?? '';
  return [
    first ? h('p', { class: 'lede', lang: langOf(first) }, first) : null,
    a.instead.length
      ? h(
          'section',
          null,
          h('h2', { class: 'rubric' }, t.instead),
          a.instead.map((i) =>
            h(
              'p',
              null,
              `${t.alternatives[i.kind] ?? i.kind}${t.colon}`,
              join(
                i.names.map((n) =>
                  ['speaker', 'topic', 'company'].includes(i.kind) ? h('a', { class: 'plain-name', href: toQuestion(n), lang: langOf(n) }, n) : n,
                ),
                listMark(),
              ),
            ),
          ),
        )
      : null,
    a.near.length ? h('section', null, h('h2', { class: 'rubric' }, t.near), cards(a, a.near)) : null,
  ];
}

function returned(a: api.Rows, raw: string, text: string): HTMLElement {
  const t = say();
  const drawn = beside(a.graph, text, []);
  const wide = a.columns.length > 3;
  const counters = Object.entries(a.counters);
  const shown = a.rows.length ? rowsTable(a.columns, a.rows) : a.plan || counters.length ? null : h('p', { class: 'empty' }, t.noRows);
  const main = h(
    'div',
    { class: 'main-column' },
    h(
      'header',
      { class: 'page-head answer-head' },
      h('h1', { tabindex: '-1', class: 'unseen' }, t.answer),
      h(
        'p',
        { class: 'meta status' },
        a.plan ? null : t.rows(a.rows.length),
        h('span', null, t.took(a.elapsed_ms)),
        a.rows.length ? files(raw, () => ({ columns: a.columns, rows: a.rows })) : null,
      ),
    ),
    a.notes.map((n) => h('p', { class: 'note' }, n)),
    counters.length ? h('p', { class: 'note' }, t.changed(counters.map(([k, n]) => `${k.replaceAll('_', ' ')} ${n}`).join(t.comma))) : null,
    a.plan ? h('pre', { class: 'code', tabindex: '0', 'aria-label': t.plan }, h('code', null, a.plan)) : null,
    shown,
    a.truncated ? h('p', { class: 'note' }, t.truncated(a.rows.length)) : null,
  );
  return h('div', { class: drawn ? (wide ? 'stacked' : 'split') : 'wide' }, main, drawn);
}

/** matches are names, statements and articles that have the words of what reads as no question. */
async function matches(text: string, near: readonly string[], signal: AbortSignal): Promise<HTMLElement | null> {
  const t = say();
  const found = await api.find(text, 8, signal).catch(() => undefined);
  if (!found || found.entities.length + found.articles.length + found.statements.length === 0) return null;
  const part = (title: string, content: Child[]): Child => content.length > 0 && h('section', null, h('h2', { class: 'rubric' }, title), content);
  return h(
    'div',
    { class: 'narrow matches' },
    h(
      'header',
      null,
      h('h1', { tabindex: '-1', class: 'unseen' }, t.found(text)),
      h(
        'div',
        { class: 'note' },
        h('p', null, t.askInstead),
        h(
          'ul',
          { class: 'chips' },
          near.map((n) => h('li', null, h('a', { class: 'chip', href: toQuestion(n), lang: langOf(n) }, n))),
        ),
      ),
    ),
    part(
      t.namesThatMatch,
      found.entities.length
        ? [
            h(
              'ul',
              { class: 'chips' },
              found.entities.map((e) => h('li', { 'data-item': true }, name(e))),
            ),
          ]
        : [],
    ),
    part(
      t.statementsThatMatch,
      found.statements.map((s) => statement([clip(s.text, 200)], s.said_on, [], null, s.ref, s.speaker ?? undefined)),
    ),
    part(
      t.articlesThatMatch,
      found.articles.length
        ? [
            h(
              'ul',
              { class: 'articles' },
              found.articles.map((f) => articleItem(f.article, f.snippet)),
            ),
          ]
        : [],
    ),
  );
}
