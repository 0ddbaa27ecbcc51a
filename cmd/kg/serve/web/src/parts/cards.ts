/** An answer as cards: what was said by speaker, figures by metric, posts, relations, paths, disagreements. */

import type { Answer, AnswerRow, Ref } from '../api';
import { h, join, type Child } from '../dom';
import { langOf, language } from '../language';
import { labelName, listMark, say, verbName } from '../messages';
import { glyph, kindClass } from '../kinds';
import { toRef } from '../router';
import { unitsOf } from '../text/bytes';
import { marked, quotation, sourceLine } from './evidence';
import { charts, shownPeriod, shownValue, table, type Bar } from './figures';
import { called, clip, name, plainName } from './refs';

/** longStatement is how many characters of a statement are shown whole when it was searched for. */
const longStatement = 240;

const text = (row: AnswerRow, column: string): string => {
  const v = row.values[column];
  if (typeof v === 'object' && v !== null && '$temporal' in v) return String(v.$temporal);
  return typeof v === 'string' ? v : '';
};
const numeric = (row: AnswerRow, column: string): number | undefined => {
  const v = row.values[column];
  return typeof v === 'number' ? v : undefined;
};
const ref = (row: AnswerRow, column: string): Ref | undefined => row.refs[column]?.[0];

/** named is the link to what a column names, or else its text. */
function named(row: AnswerRow, column: string): Child {
  const r = ref(row, column);
  return r ? name(r) : text(row, column);
}

/** cards lays an answer's rows out. */
export function cards(answer: Answer, rows: readonly AnswerRow[] = answer.rows): HTMLElement[] {
  switch (answer.form) {
    case 'who_said':
    case 'who_talks':
    case 'said':
      return statements(rows);
    case 'reported':
    case 'figure':
    case 'growth':
    case 'grew':
    case 'fell':
    case 'highest':
    case 'lowest':
      return figures(rows);
    case 'describe':
      return description(rows);
    case 'positions':
    case 'staff':
      return [list(rows.map(post))];
    case 'related':
      return [list(rows.map(relation))];
    case 'connected':
      return [list(rows.map(path))];
    case 'disagreement':
      return rows.map(disagreement);
  }
  return [];
}

const list = (items: readonly HTMLElement[]): HTMLElement => h('ul', { class: 'cards facts' }, items);

/** grouped keeps the order in which keys are first met. */
function grouped<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return [...groups];
}

function statements(rows: readonly AnswerRow[]): HTMLElement[] {
  return grouped(rows, (r) => String(ref(r, 'speaker')?.id ?? text(r, 'speaker'))).map(([, said]) => {
    const speaker = ref(said[0]!, 'speaker');
    const who = speaker ? called(speaker) : text(said[0]!, 'speaker');
    return h(
      'section',
      { class: 'card speaker' },
      h(
        'h2',
        { class: 'speaker-name', lang: langOf(who) },
        speaker ? h('a', { href: toRef(speaker), class: kindClass(speaker.label) }, glyph(speaker.label), clip(who, 80)) : who,
      ),
      said.map((r) => statement(sayingOf(r), text(r, 'said_on'), r.refs['about'] ?? [], sourceLine(r.evidence), ref(r, 'text'))),
    );
  });
}

/** sayingOf is what was said; of a long statement that was searched for, the sentence that fits. */
function sayingOf(row: AnswerRow): Child[] {
  const whole = text(row, 'text');
  if (!row.sentence || !row.matches) return [whole];
  const start = whole.indexOf(row.sentence);
  if (start < 0 || [...whole].length > longStatement) return marked(row.sentence, row.matches);
  const units = unitsOf(row.sentence, row.matches.flat());
  const at = (offset: number): number => start + (units.get(offset) ?? 0);
  let done = 0;
  const out: Child[] = [];
  for (const [from, to] of row.matches) {
    if (at(from) < done) continue;
    out.push(whole.slice(done, at(from)), h('mark', null, whole.slice(at(from), at(to))));
    done = at(to);
  }
  return [...out, whole.slice(done)];
}

/** statement is a quotation with its date, what it is about and its source. */
export function statement(
  saying: readonly Child[],
  saidOn: string | undefined,
  about: readonly Ref[],
  source: Child,
  self?: Ref,
  speaker?: Ref,
): HTMLElement {
  const words = saying.map((c) => (c instanceof Node ? c.textContent : typeof c === 'string' ? c : '')).join('');
  const topics = about.filter((a, i) => about.findIndex((b) => b.id === a.id) === i);
  return h(
    'figure',
    { class: 'statement', 'data-item': true },
    h('blockquote', { lang: langOf(words) }, h('p', null, self ? h('a', { class: 'words', href: toRef(self) }, saying) : saying)),
    h(
      'figcaption',
      { class: 'meta' },
      speaker ? h('span', { class: 'by' }, name(speaker)) : null,
      saidOn ? h('time', { datetime: saidOn }, saidOn) : null,
      topics.length
        ? h(
            'span',
            { class: 'about' },
            `${say().aboutTopics} `,
            join(
              topics.map((t) => plainName(t)),
              listMark(),
            ),
          )
        : null,
      source,
    ),
  );
}

function figures(rows: readonly AnswerRow[]): HTMLElement[] {
  return grouped(rows, (r) => `${text(r, 'subject')}|${text(r, 'metric')}|${rateOf(r) ? 'growth' : text(r, 'unit')}`).map(([, group]) => {
    const first = group[0]!;
    const bars = group.map(bar);
    const subject = ref(first, 'subject');
    const metric = metricName(first);
    const heading = `${subject ? called(subject) : text(first, 'subject')} ${metric}`;
    return h(
      'section',
      { class: 'card' },
      h('h2', null, subject ? name(subject) : text(first, 'subject'), ' ', h('span', { class: 'metric', lang: langOf(metric) }, metric)),
      h('div', { class: 'figures-row' }, charts(heading, bars), table(bars)),
    );
  });
}

const rateOf = (row: AnswerRow): boolean => typeof row.values['rate'] === 'number' || typeof row.values['delta'] === 'number';

function metricName(row: AnswerRow): string {
  return (language() === 'en' && text(row, 'metric_en')) || text(row, 'metric');
}

function bar(row: AnswerRow): Bar {
  const [value, change, delta] = [numeric(row, 'value'), numeric(row, 'rate'), numeric(row, 'delta')];
  const [least, most] = [numeric(row, 'min'), numeric(row, 'max')];
  const unit = text(row, 'unit');
  const compare = text(row, 'compare');
  let shown: string;
  if (change !== undefined) shown = shownValue(change, '1', true, compare);
  else if (delta !== undefined) shown = shownValue(delta, unit, true, compare);
  else if (least !== undefined && most !== undefined) shown = `${shownValue(least, unit, false)} – ${shownValue(most, unit, false)}`;
  else shown = value === undefined ? '' : shownValue(value, unit, false);
  if (row.values['approx'] === true) shown = say().roughly(shown);
  if (row.values['forecast'] === true) shown += ` (${text(row, 'by') ? say().forecastBy(text(row, 'by')) : say().forecast})`;
  return {
    period: text(row, 'period'),
    series: [text(row, 'segment'), text(row, 'basis')].filter(Boolean).join(say().comma),
    value: change ?? delta ?? value ?? (least !== undefined && most !== undefined ? (least + most) / 2 : 0),
    shown,
    evidence: row.evidence,
  };
}

/** fact is a line of names and words with its sentence and source. */
export function fact(line: Child, remarks: readonly string[], row: Pick<AnswerRow, 'evidence'>): HTMLElement {
  const shown = remarks.filter(Boolean);
  return h(
    'li',
    { class: 'card fact', 'data-item': true },
    h('p', { class: 'fact-line' }, line, shown.length ? h('span', { class: 'remark' }, shown.join(say().comma)) : null),
    quotation(row.evidence[0]),
    sourceLine(row.evidence),
  );
}

function post(row: AnswerRow): HTMLElement {
  const t = say();
  return fact(
    [named(row, 'person'), ' ', h('strong', { lang: langOf(text(row, 'title')) }, text(row, 'title')), ' ', named(row, 'company')],
    [
      row.values['former'] === true ? t.former : '',
      text(row, 'since') ? t.since(text(row, 'since')) : '',
      text(row, 'until') ? t.until(text(row, 'until')) : '',
    ],
    row,
  );
}

function relationLine(row: AnswerRow): [Child, string[]] {
  const [share, amount] = [numeric(row, 'share'), numeric(row, 'amount')];
  return [
    [named(row, 'from'), h('span', { class: 'verb' }, verbName(text(row, 'relation'))), named(row, 'to')],
    [
      text(row, 'title'),
      share === undefined ? '' : shownValue(share, '1', false),
      amount === undefined ? '' : shownValue(amount, text(row, 'unit'), false),
      text(row, 'date'),
    ],
  ];
}

const relation = (row: AnswerRow): HTMLElement => fact(...relationLine(row), row);

/** description is the thing itself, then what ties it to others. */
function description(rows: readonly AnswerRow[]): HTMLElement[] {
  return grouped(rows, (r) => String(ref(r, 'name')?.id ?? text(r, 'name'))).flatMap(([, group]) => {
    const first = group[0]!;
    const self = ref(first, 'name');
    const tickers = first.values['tickers'];
    const head = h(
      'section',
      { class: 'card described' },
      h('p', { class: 'eyebrow' }, labelName(text(first, 'label'))),
      h('h2', null, self ? name(self) : text(first, 'name')),
      h('p', { class: 'meta' }, join([text(first, 'english_name'), Array.isArray(tickers) ? tickers.join(' ') : ''].filter(Boolean), ' · ')),
    );
    const related = group.filter((r) => text(r, 'relation'));
    return related.length ? [head, list(related.map(relation))] : [head];
  });
}

const texts = (row: AnswerRow, column: string): string[] => {
  const v = row.values[column];
  return Array.isArray(v) ? v.map((e) => (typeof e === 'string' ? e : '')) : [];
};

/** path is a chain of names; the arrows tell which way each tie goes. */
function path(row: AnswerRow): HTMLElement {
  const [names, relations, starts, titles] = [texts(row, 'names'), texts(row, 'relations'), texts(row, 'starts'), texts(row, 'titles')];
  const refs = row.refs['names'] ?? [];
  const line: Child[] = [];
  names.forEach((n, i) => {
    if (i > 0) {
      const back = starts[i - 1] === n;
      line.push(
        h(
          'span',
          { class: 'verb' },
          back ? '← ' : '',
          verbName(relations[i - 1] ?? ''),
          titles[i - 1] ? ` (${titles[i - 1]})` : '',
          back ? '' : ' →',
        ),
      );
    }
    const r = refs.find((x) => x.name === n) ?? (refs.length === names.length ? refs[i] : undefined);
    line.push(r ? name(r, 48) : clip(n, 48));
  });
  return fact(h('span', { class: 'path' }, line), [], row);
}

/** disagreement sets two values of one figure side by side. */
function disagreement(row: AnswerRow): HTMLElement {
  const compare = text(row, 'compare');
  const unit = text(row, 'unit');
  const shown = (column: string): string => {
    const v = numeric(row, column);
    return v === undefined ? '' : shownValue(v, unit || '1', compare !== '' || unit === '', compare);
  };
  const side = (label: string, column: string, evidence: AnswerRow['evidence']): HTMLElement =>
    h(
      'div',
      { class: 'side' },
      h('p', { class: 'eyebrow' }, label),
      h('p', { class: 'big' }, shown(column)),
      quotation(evidence[0]),
      sourceLine(evidence),
    );
  return h(
    'section',
    { class: 'card', 'data-item': true },
    h(
      'h2',
      null,
      named(row, 'subject'),
      ' ',
      metricName(row),
      ' ',
      h('span', { class: 'remark' }, [shownPeriod(text(row, 'period')), text(row, 'segment'), text(row, 'basis')].filter(Boolean).join(say().comma)),
    ),
    h('div', { class: 'sides' }, side(say().sources.one, 'value', row.evidence), side(say().sources.other, 'other_value', row.against ?? [])),
  );
}
