/** What is shown where there is nothing else to show: waiting, emptiness, failure. */

import { Failure, type Problem } from '../api';
import { h } from '../dom';
import { langOf } from '../language';
import { say } from '../messages';
import { toQuestion } from '../router';
import { name } from './refs';

/** waiting holds the place of a page while it is fetched; it shows itself only after a moment, by its style. */
export function waiting(): HTMLElement {
  return h(
    'div',
    { class: 'waiting', role: 'status' },
    h('span', { class: 'unseen' }, say().loading),
    [70, 96, 88, 40].map((w) => h('div', { class: `bone w-${w}` })),
  );
}

export function problemOf(e: unknown): Problem {
  if (e instanceof Failure) return e.problem;
  return { title: '', status: 0, kind: 'internal', detail: e instanceof Error ? e.message : String(e) };
}

/** problem tells what went wrong, what to do, and what comes near. */
export function problem(p: Problem, retry?: () => void): HTMLElement {
  const t = say();
  const isName = p.kind === 'unknown_name' || p.kind === 'ambiguous_name';
  const title = t.problem[p.kind] ?? p.title ?? t.problem['internal'];
  return h(
    'section',
    { class: p.kind === 'syntax' || p.kind === 'semantic' ? 'problem is-code' : 'problem', role: 'alert' },
    h('h1', { tabindex: '-1' }, title),
    p.detail ? h('p', { class: 'detail', lang: langOf(p.detail) }, p.detail) : null,
    p.position ? h('p', { class: 'meta' }, t.atPosition(p.position.line, p.position.column)) : null,
    p.kind !== 'unknown_form' && t.problemHelp[p.kind] ? h('p', null, t.problemHelp[p.kind]) : null,
    p.candidates?.length
      ? [
          h('h2', null, t.whichOne),
          h(
            'ul',
            { class: 'chips' },
            p.candidates.map((c) => h('li', null, name(c))),
          ),
        ]
      : null,
    p.near?.length
      ? [
          h('h2', null, p.kind === 'unknown_form' ? t.problemHelp['unknown_form'] : t.didYouMean),
          h(
            'ul',
            { class: 'chips' },
            p.near.map((n) => h('li', null, h('a', { class: 'chip', href: toQuestion(isName ? nearQuestion(n) : n), lang: langOf(n) }, n))),
          ),
        ]
      : null,
    retry && ['offline', 'timeout', 'locked', 'busy', 'internal'].includes(p.kind)
      ? h('p', null, h('button', { type: 'button', class: 'button', on: { click: retry } }, t.retry))
      : null,
  );
}

/** nearQuestion asks about a name that comes near. */
const nearQuestion = (n: string): string => (langOf(n) === 'zh' ? `${n}是谁` : `who is ${n}`);
