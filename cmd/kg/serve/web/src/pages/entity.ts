/** All that is known of one thing. */

import * as api from '../api';
import { h, join, type Child } from '../dom';
import { graph } from '../graph/load';
import { glyph, kindClass } from '../kinds';
import { langOf, language } from '../language';
import { labelName, listMark, say, verbName } from '../messages';
import { fact, statement } from '../parts/cards';
import { fold, sourceLine } from '../parts/evidence';
import { charts, detailOf, shownValue, table, type Bar } from '../parts/figures';
import { called, clip, name } from '../parts/refs';
import { toGraph, type Page } from '../router';
import { flat } from '../text/csv';
import { articleItem } from './articles';

const most = 200;

export async function entity(id: number, signal: AbortSignal): Promise<Page> {
  const e = await api.entity(id, most, signal);
  const t = say();
  const title = called(e.node);
  const isStatement = e.node.label === 'Statement';
  const sections = [
    section('posts', t.posts, e.posts.length, e.more['posts'], () => [posts(e)]),
    section(
      'figures',
      t.figures,
      e.figures.reduce((n, s) => n + s.points.reduce((m, p) => m + p.values.length, 0), 0),
      undefined,
      () => figures(e),
    ),
    section('statements', t.statements, e.statements.length, e.more['statements'], () => [said(e.statements)]),
    section('spoken-of', t.statementAbout(clip(title, 24)), e.spoken_of.length, e.more['spoken_of'], () => [said(e.spoken_of)]),
    section('relations', t.relations, e.relations.length, e.more['relations'], () => [relations(e)]),
  ].filter((s) => s !== null);
  const loose = sections.length === 0 ? h('p', { class: 'empty' }, t.noFacts) : null;
  return {
    title: clip(title, 60),
    content: h(
      'article',
      { class: 'split entity' },
      h(
        'div',
        { class: 'main-column' },
        h(
          'header',
          { class: `page-head entity-head ${kindClass(e.node.label)}` },
          h('p', { class: 'eyebrow' }, glyph(e.node.label), labelName(e.node.label)),
          h('h1', { tabindex: '-1', lang: langOf(title), class: isStatement ? 'is-statement' : undefined }, title),
          names(e, title),
          sections.length > 1
            ? h(
                'nav',
                { class: 'jump', 'aria-label': t.onThisPage },
                sections.map((s) => h('a', { href: `#${s.id}` }, s.dataset['title'] ?? '', h('span', { class: 'count' }, s.dataset['count'] ?? ''))),
              )
            : null,
        ),
        sections,
        loose,
        properties(e.node),
      ),
      h(
        'aside',
        { class: 'side-column' },
        e.node.degree > 0
          ? graph(() => api.neighbourhood(id, 1, 40, signal), { label: t.graphOf(clip(title, 30)), roots: [id], explore: toGraph(id) })
          : null,
        e.articles.length ? h('section', { id: 'articles' }, h('h2', { class: 'rubric' }, t.articles), articleList(e)) : null,
      ),
    ),
  };
}

function articleList(e: api.Entity): HTMLElement {
  const list = h('ul', { class: 'articles compact' });
  fold(
    list,
    e.articles.map((a) => articleItem(a)),
    8,
  );
  return list;
}

function section(id: string, title: string, count: number, more: number | undefined, content: () => Child[]): HTMLElement | null {
  if (!count) return null;
  const all = count + (more ?? 0);
  return h(
    'section',
    { id, 'data-title': title, 'data-count': all },
    h('h2', { class: 'rubric' }, title, h('span', { class: 'count' }, all.toLocaleString('en'))),
    content(),
    more ? h('p', { class: 'hint' }, say().more(more)) : null,
  );
}

function names(e: api.Entity, title: string): HTMLElement | null {
  const t = say();
  const english = e.node.props['english_name'];
  const chinese = e.node.props['name'];
  const first = [english, chinese].filter((n): n is string => typeof n === 'string' && n !== '' && n !== title);
  const tickers = e.node.props['tickers'];
  const others = e.names.filter((n) => n !== title && !first.includes(n) && !(Array.isArray(tickers) && tickers.includes(n)));
  if (!first.length && !others.length && !Array.isArray(tickers)) return null;
  return h(
    'dl',
    { class: 'names' },
    first.length
      ? h(
          'div',
          null,
          h('dt', { class: 'unseen' }, t.name),
          h(
            'dd',
            { class: 'second-name' },
            join(
              first.map((n) => h('span', { lang: langOf(n) }, n)),
              ' · ',
            ),
          ),
        )
      : null,
    Array.isArray(tickers) && tickers.length ? h('div', null, h('dt', null, t.ticker), h('dd', { class: 'mono' }, tickers.join(' '))) : null,
    others.length
      ? h(
          'div',
          null,
          h('dt', null, t.also),
          h(
            'dd',
            null,
            join(
              others.slice(0, 12).map((n) => h('span', { lang: langOf(n) }, n)),
              listMark(),
            ),
            others.length > 12 ? ` … +${others.length - 12}` : null,
          ),
        )
      : null,
  );
}

function posts(e: api.Entity): HTMLElement {
  const t = say();
  const list = h('ul', { class: 'cards facts' });
  fold(
    list,
    e.posts.map((p) => {
      const other = p.person.id === e.node.id ? p.at : p.person;
      return fact(
        [h('strong', { lang: langOf(p.title) }, p.title || verbName('HOLDS_POSITION')), ' ', name(other)],
        [p.former ? t.former : '', p.since ? t.since(p.since) : '', p.until ? t.until(p.until) : ''],
        p,
      );
    }),
    8,
  );
  return list;
}

function said(list: readonly api.Said[]): HTMLElement {
  const holder = h('div', { class: 'said' });
  fold(
    holder,
    list.map((s) => statement([s.text], s.said_on, s.about, sourceLine(s.evidence), { id: s.id, label: 'Statement', name: s.text }, s.speaker)),
    8,
  );
  return holder;
}

/** figures has a chart and a table for each metric: its values, and apart from them its changes. */
function figures(e: api.Entity): HTMLElement[] {
  const groups = new Map<string, api.Series[]>();
  for (const s of e.figures) {
    const key = `${s.metric.id}|${s.growth}|${s.unit ?? ''}|${s.compare ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), s]);
  }
  return [...groups.values()].map((series) => {
    const first = series[0]!;
    const other = first.metric.id === e.node.id;
    const metric = other ? called(e.node) : first.metric_name[language()] || called(first.metric);
    const title = first.growth ? `${metric}${say().comma}${say().change}` : metric;
    const bars = series.flatMap((s) =>
      s.points.flatMap((p) =>
        p.values.map((v): Bar => ({
          period: p.period,
          series: [s.segment, s.basis].filter(Boolean).join(say().comma),
          value: v.value,
          shown: shownValue(v.value, s.unit, s.growth, s.compare),
          evidence: v.evidence,
        })),
      ),
    );
    return h(
      'section',
      { class: 'card figure-card' },
      h('h3', { lang: langOf(title) }, title),
      h('div', { class: 'figures-row' }, charts(`${called(e.node)} ${title}`, bars), table(bars)),
    );
  });
}

function relations(e: api.Entity): HTMLElement {
  const list = h('ul', { class: 'cards facts' });
  fold(
    list,
    e.relations.map((r) =>
      fact(
        r.out
          ? [h('span', { class: 'verb' }, verbName(r.type)), name(r.to)]
          : [name(r.from), h('span', { class: 'verb' }, verbName(r.type)), h('span', { class: 'faint' }, clip(called(e.node), 24))],
        [detailOf(r.type, r.props, r.detail)],
        r,
      ),
    ),
    12,
  );
  return list;
}

/** properties are those that the page does not show otherwise: of nodes that are no news. */
function properties(n: api.GraphNode): HTMLElement | null {
  const known = new Set(['name', 'english_name', 'tickers', 'key', 'text', 'sketch0', 'sketch1', 'sketch2', 'said_on', 'form', 'code', 'aliases']);
  const rest = Object.entries(n.props).filter(([k]) => !known.has(k));
  if (!rest.length) return null;
  return h(
    'section',
    null,
    h('h2', { class: 'rubric' }, say().properties),
    h(
      'dl',
      { class: 'properties' },
      rest.map(([k, v]) => h('div', null, h('dt', null, k), h('dd', null, clip(flat(v), 400)))),
    ),
  );
}
