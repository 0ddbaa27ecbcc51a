/** The article with its facts: a fact leads to its sentence, a sentence to its facts. */

import * as api from '../api';
import { h, join, web, type Child } from '../dom';
import { kindClass } from '../kinds';
import { langOf } from '../language';
import { listMark, say, verbName } from '../messages';
import { detailOf } from '../parts/figures';
import { articleName, called, clip, dateline, plainName } from '../parts/refs';
import { toRef, type Page } from '../router';
import { unitsOf } from '../text/bytes';
import { segments, type Mark, type Segment } from '../text/segments';

/** What is marked in the text, and can be switched off. */
const aspects = ['statement', 'figure', 'relation', 'names'] as const;
type Aspect = (typeof aspects)[number];

const aspectOf = (type: string): Aspect => (type === 'SAID' ? 'statement' : type === 'REPORTED' || type === 'GREW_BY' ? 'figure' : 'relation');

interface FactMark extends Mark {
  fact: number; // from 1
  aspect: Aspect;
}
interface NameMark extends Mark {
  ref: api.Ref;
}
interface Target extends Mark {
  target: true;
}
type AnyMark = FactMark | NameMark | Target;

export async function article(id: number, at: [number, number] | undefined, signal: AbortSignal): Promise<Page> {
  const a = await api.article(id, signal);
  const reader = new Reader(a, at);
  return { title: clip(articleName(a.article), 60), content: reader.element, ready: () => reader.arrive() };
}

class Reader {
  readonly element: HTMLElement;
  private readonly text: HTMLElement;
  private readonly list: HTMLOListElement;
  private readonly facts: api.Fact[];

  constructor(
    private readonly a: api.Article,
    private readonly at: [number, number] | undefined,
  ) {
    const t = say();
    const about = a.facts.filter((f) => f.type === 'ABOUT');
    this.facts = a.facts.filter((f) => f.type !== 'ABOUT' && f.evidence.length > 0);
    const { article } = a;
    const title = articleName(article);
    this.text = h('div', { class: 'prose', lang: article.lang || langOf(article.text) });
    const heading = this.write(title);
    this.list = h(
      'ol',
      { class: 'fact-list' },
      this.facts.map((f, i) => this.item(f, i + 1, about)),
    );
    const line = dateline(article);
    const original = web(article.url);
    this.element = h(
      'article',
      { class: 'reader' },
      h(
        'div',
        { class: 'reader-text' },
        h(
          'header',
          { class: 'page-head' },
          h('h1', { tabindex: '-1', lang: article.lang || langOf(title), class: article.title ? undefined : 'is-file' }, heading ?? title),
          h(
            'p',
            { class: 'meta' },
            line,
            article.author ? [line.length ? dot() : null, `${t.by} `, h('span', { lang: langOf(article.author) }, article.author)] : null,
            original
              ? [line.length || article.author ? dot() : null, h('a', { href: original, rel: 'noopener noreferrer', target: '_blank' }, t.original)]
              : null,
          ),
        ),
        this.text,
      ),
      h(
        'aside',
        { class: 'reader-facts', 'aria-label': t.facts },
        this.switches(),
        h('h2', { class: 'rubric' }, t.facts),
        this.facts.length ? this.list : h('p', { class: 'empty' }, t.noFactsHere),
      ),
    );
  }

  /** write lays the paragraphs out. A first paragraph that is the title is returned instead, as the heading. */
  private write(title: string): Child {
    const { text } = this.a.article;
    const places = this.facts.flatMap((f, i) => f.evidence.map((e) => ({ start: e.start, end: e.end, fact: i + 1, aspect: aspectOf(f.type) })));
    const units = unitsOf(text, [...places, ...this.a.mentions].flatMap((m) => [m.start, m.end]).concat(this.at ?? []));
    const unit = (offset: number): number => units.get(offset) ?? 0;
    const marks: AnyMark[] = [
      ...places.map((p): FactMark => ({ ...p, start: unit(p.start), end: unit(p.end) })),
      ...this.a.mentions.map((m): NameMark => ({ start: unit(m.start), end: unit(m.end), ref: m.ref })),
    ];
    if (this.at) marks.push({ start: unit(this.at[0]), end: unit(this.at[1]), target: true });
    let heading: Child;
    for (const p of text.matchAll(/[^\n]*\S[^\n]*/g)) {
      const pieces = segments(p.index, p.index + p[0].length, marks).map((s) => this.piece(text, s));
      if (heading === undefined && !this.text.hasChildNodes() && p[0].trim() === title) heading = pieces;
      else this.text.append(h('p', null, pieces.flat()));
    }
    return heading;
  }

  private piece(text: string, s: Segment<AnyMark>): Node[] {
    const words = text.slice(s.start, s.end);
    const facts = s.marks.filter((m): m is FactMark => 'fact' in m);
    const named = s.marks.find((m): m is NameMark => 'ref' in m);
    const target = s.marks.some((m) => 'target' in m);
    let node: Node = named
      ? h('a', { class: `mention ${kindClass(named.ref.label)}`, href: toRef(named.ref) }, words)
      : document.createTextNode(words);
    if (facts.length || target) {
      const numbers = [...new Set(facts.map((m) => m.fact))];
      const classes = [...new Set(facts.map((m) => `in-${m.aspect}`)), ...(target ? ['target'] : [])];
      node = h(
        'span',
        {
          class: classes.join(' '),
          'data-facts': numbers.join(' '),
          on: {
            click: (e) => {
              if (!(e.target as Element).closest('a') && !getSelection()?.toString()) this.showFacts(numbers);
            },
          },
        },
        node,
      );
    }
    const ended = s.ends.filter((m): m is FactMark => 'fact' in m);
    return [
      node,
      ...ended.map((m) =>
        h(
          'a',
          {
            class: `marker of-${m.aspect}`,
            href: `#fact-${m.fact}`,
            'aria-label': say().factMarker(m.fact),
            on: {
              click: (e) => {
                e.preventDefault();
                this.showFacts([m.fact], true);
              },
            },
          },
          String(m.fact),
        ),
      ),
    ];
  }

  private item(f: api.Fact, number: number, about: readonly api.Fact[]): HTMLElement {
    const aspect = aspectOf(f.type);
    const go = h(
      'button',
      {
        type: 'button',
        class: `fact-number of-${aspect}`,
        'aria-label': say().factMarker(number),
        'data-open': true,
        on: { click: () => this.showSentence(number) },
      },
      number,
    );
    return h(
      'li',
      {
        id: `fact-${number}`,
        class: `is-${aspect}`,
        'data-item': true,
        on: {
          click: (e) => {
            if (!(e.target as Element).closest('a, button')) this.showSentence(number);
          },
        },
      },
      go,
      h('div', null, this.line(f, aspect, about)),
    );
  }

  private line(f: api.Fact, aspect: Aspect, about: readonly api.Fact[]): Child {
    if (aspect === 'statement') {
      const topics = about
        .filter((x) => x.from.id === f.to.id)
        .map((x) => x.to)
        .filter((x, i, all) => all.findIndex((y) => y.id === x.id) === i);
      return [
        plainName(f.from),
        say().colon,
        h('q', { lang: langOf(f.to.name) }, clip(f.to.name, 88)),
        topics.length
          ? h(
              'p',
              { class: 'meta' },
              `${say().aboutTopics} `,
              join(
                topics.map((x) => plainName(x)),
                listMark(),
              ),
            )
          : null,
      ];
    }
    if (aspect === 'figure')
      return [
        plainName(f.from),
        ' ',
        h('span', { class: 'metric', lang: langOf(called(f.to)) }, called(f.to)),
        h('p', { class: 'fact-value' }, detailOf(f.type, f.props, f.detail)),
      ];
    return [
      plainName(f.from),
      ' ',
      h('span', { class: 'verb' }, verbName(f.type)),
      ' ',
      plainName(f.to),
      f.detail ? h('p', { class: 'meta' }, f.detail) : null,
    ];
  }

  private switches(): HTMLElement {
    const t = say();
    const labels: Record<Aspect, string> = { statement: t.statements, figure: t.figures, relation: t.relations, names: t.names };
    return h(
      'fieldset',
      { class: 'switches' },
      h('legend', null, t.mark),
      aspects.map((a) => {
        const box = h('input', { type: 'checkbox', on: { change: () => this.element.classList.toggle(`no-${a}`, !box.checked) } });
        box.checked = true;
        return h('label', { class: `switch of-${a}` }, box, h('span', null, labels[a]));
      }),
    );
  }

  /** pieces are the stretches of the text that state a fact. */
  private pieces(number: number): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('[data-facts]')].filter((p) =>
      (p.dataset['facts'] ?? '').split(' ').includes(String(number)),
    );
  }

  private choose(numbers: readonly number[]): void {
    for (const old of this.element.querySelectorAll('.chosen')) old.classList.remove('chosen');
    for (const n of numbers) {
      this.list.querySelector(`#fact-${n}`)?.classList.add('chosen');
      for (const p of this.pieces(n)) p.classList.add('chosen');
    }
  }

  showSentence(number: number): void {
    this.choose([number]);
    const pieces = this.pieces(number);
    scrollTo(pieces[0], 'center');
    flash(pieces);
  }

  showFacts(numbers: readonly number[], focus = false): void {
    this.choose(numbers);
    const item = this.list.querySelector<HTMLElement>(`#fact-${numbers[0]}`);
    scrollTo(item ?? undefined, 'nearest');
    if (focus) item?.querySelector('button')?.focus({ preventScroll: true });
  }

  /** arrive goes to the sentence that the address names. */
  arrive(): void {
    const pieces = [...this.element.querySelectorAll<HTMLElement>('.target')];
    if (!pieces.length) return;
    const numbers = this.facts.flatMap((f, i) => (f.evidence.some((e) => e.start === this.at?.[0] && e.end === this.at[1]) ? [i + 1] : []));
    this.choose(numbers);
    this.list.querySelector(`#fact-${numbers[0]}`)?.scrollIntoView({ block: 'nearest' });
    pieces[0]?.scrollIntoView({ block: 'center' });
    flash(pieces);
  }
}

const dot = (): HTMLElement => h('span', { class: 'dot', 'aria-hidden': 'true' }, '·');

function scrollTo(el: Element | undefined, block: ScrollLogicalPosition): void {
  el?.scrollIntoView({ block, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

function flash(pieces: readonly HTMLElement[]): void {
  for (const p of pieces) {
    p.classList.remove('flash');
    void p.offsetWidth; // so that the animation starts anew
    p.classList.add('flash');
  }
}
