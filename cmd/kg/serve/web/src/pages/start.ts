/** The start page: what can be asked, and what there is. */

import * as api from '../api';
import { h } from '../dom';
import { glyph, kinds, place } from '../kinds';
import { language, langOf } from '../language';
import { labelsName, say } from '../messages';
import { articleItem } from './articles';
import { toQuestion, type Page } from '../router';
import { isCypher } from '../search/clauses';
import { asked, forget } from '../search/history';

/** examples are made of names that this database has, so that each of them answers. */
async function examples(stats: api.Stats, signal: AbortSignal): Promise<string[]> {
  const has = (label: string): boolean => stats.labels.some((l) => l.name === label && l.count > 0);
  const first = async (cypher: string): Promise<string[]> => {
    const { answer } = await api.query(cypher, signal);
    return answer.kind === 'rows' ? answer.rows.map((r) => String(r[0] ?? '')).filter((s) => s && s !== 'null') : [];
  };
  const [speakers, companies, topics] = await Promise.all([
    has('Person') ? first('MATCH (p:Person)-[:SAID]->(s) RETURN p.name, count(s) AS n ORDER BY n DESC LIMIT 2') : [],
    has('Company') ? first('MATCH (c:Company)-[r:REPORTED]->() RETURN c.name, count(r) AS n ORDER BY n DESC LIMIT 2') : [],
    has('Topic') ? first('MATCH (t:Topic)<-[:ABOUT]-(s) RETURN t.name, count(s) AS n ORDER BY n DESC LIMIT 1') : [],
  ]);
  const [p, c, topic] = [speakers[0], companies[0], topics[0]];
  const other = companies[1] ?? c;
  const zh = [p && `${p}说了什么`, topic && `谁谈到过${topic}`, c && `${c}公布了哪些数据`, other && `${other}有哪些高管`];
  const en = [p && `what did ${p} say`, topic && `who talks about ${topic}`, c && `what did ${c} report`, other && `who is ${other}`];
  const cypher = ['MATCH path = (:Person)-[:HOLDS_POSITION]->(:Company) RETURN path'];
  const questions = language() === 'zh' ? [...zh, en[0], en[2]] : [...en, zh[0], zh[2]];
  return [...questions, ...(p ? cypher : [])].filter((q): q is string => Boolean(q));
}

export async function start(search: HTMLElement, signal: AbortSignal): Promise<Page> {
  const t = say();
  const [stats, latest] = await Promise.all([api.stats(signal), api.articles(5, 0, signal)]);
  const tries = await examples(stats, signal).catch(() => []);
  const before = asked().slice(0, 6);
  const chip = (q: string) => h('li', null, h('a', { class: isCypher(q) ? 'chip is-cypher' : 'chip', href: toQuestion(q), lang: langOf(q) }, q));
  const recent = before.length
    ? h(
        'section',
        { class: 'recent' },
        h(
          'h2',
          null,
          t.recent,
          h(
            'button',
            {
              type: 'button',
              class: 'link',
              on: {
                click: () => {
                  forget();
                  recent?.remove();
                },
              },
            },
            t.forgetRecent,
          ),
        ),
        h('ul', { class: 'chips' }, before.map(chip)),
      )
    : null;
  const counted = [...stats.labels].filter((l) => l.count > 0 && kinds.includes(l.name)).sort((a, b) => place(a.name) - place(b.name));
  return {
    title: 'kg',
    content: h(
      'div',
      { class: 'start' },
      h(
        'header',
        { class: 'hero' },
        h('h1', { tabindex: '-1' }, t.tagline),
        search,
        tries.length ? h('section', { class: 'examples' }, h('h2', null, t.examples), h('ul', { class: 'chips' }, tries.map(chip))) : null,
        recent,
      ),
      h(
        'div',
        { class: 'columns' },
        h(
          'section',
          null,
          h('h2', { class: 'rubric' }, t.latest),
          latest.total
            ? [
                h(
                  'ul',
                  { class: 'articles' },
                  latest.articles.map((a) => articleItem(a)),
                ),
                latest.total > latest.articles.length
                  ? h('p', null, h('a', { href: '/articles' }, t.all, ` (${latest.total.toLocaleString('en')})`))
                  : null,
              ]
            : h('p', { class: 'empty' }, t.noArticles),
        ),
        h(
          'section',
          null,
          h('h2', { class: 'rubric' }, t.inside),
          h(
            'ul',
            { class: 'tally' },
            counted.map((l) =>
              h(
                'li',
                null,
                h(
                  'a',
                  { href: l.name === 'Article' ? '/articles' : toQuestion(browse(l.name)) },
                  glyph(l.name),
                  h('span', null, labelsName(l.name)),
                  h('span', { class: 'count' }, l.count.toLocaleString('en')),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  };
}

/** browse lists the things of a kind, the most connected first. */
export function browse(label: string): string {
  return `MATCH (n:${label}) OPTIONAL MATCH (n)-[r]-() RETURN n, count(r) AS ties ORDER BY ties DESC LIMIT 100`;
}
