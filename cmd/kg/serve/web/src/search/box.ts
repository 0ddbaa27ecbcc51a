/** The search box: one place for questions and for Cypher. */

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionStatus,
  selectedCompletionIndex,
  setSelectedCompletion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, insertNewline } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import { type Command, Decoration, type DecorationSet, EditorView, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { complete } from '../api';
import { h, replace } from '../dom';
import { labelName, say } from '../messages';
import { bytesBefore, unitsOf } from '../text/bytes';
import { isCypher } from './clauses';
import { cypher } from './cypher';
import { asked } from './history';

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--syntax-keyword)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--syntax-string)' },
  { tag: tags.typeName, color: 'var(--syntax-type)' },
  { tag: tags.propertyName, color: 'var(--syntax-property)' },
  { tag: [tags.number, tags.atom], color: 'var(--syntax-number)' },
  { tag: tags.function(tags.variableName), color: 'var(--syntax-function)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.operator, tags.punctuation], color: 'var(--ink-2)' },
]);

const look = EditorView.theme({
  '&': { fontSize: '1.0625rem', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--sans)', lineHeight: '1.5', maxHeight: '13.5em', overflow: 'auto' },
  '&.is-cypher .cm-scroller': { fontFamily: 'var(--mono)', fontSize: '0.9375rem', lineHeight: '1.7' },
  '.cm-content': { padding: '0.625rem 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 0.25rem' },
  '.cm-placeholder': {
    color: 'var(--ink-3)',
    fontFamily: 'var(--sans)',
    maxWidth: '100%',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { background: 'var(--selection)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--tint-2)', outline: '1px solid var(--rule-2)' },
  '&:not(.cm-focused) .cm-matchingBracket': { backgroundColor: 'transparent' },
  '.wrong': { textDecoration: 'underline wavy var(--accent) 1.5px', textUnderlineOffset: '4px', textDecorationSkipInk: 'none' },
  '.cm-tooltip': {
    border: '1px solid var(--rule-2)',
    backgroundColor: 'var(--sheet)',
    color: 'var(--ink)',
    borderRadius: '6px',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete': { marginTop: '0.4rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--sans)',
    fontSize: '0.9375rem',
    maxHeight: '19rem',
    minWidth: '16rem',
    maxWidth: 'min(36rem, 92vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.3rem 0.75rem', display: 'flex', justifyContent: 'space-between', gap: '1.5rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--tint-2)', color: 'var(--ink)' },
  '.cm-completionLabel': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionDetail': { color: 'var(--ink-2)', fontStyle: 'normal', fontSize: '0.8125rem', marginLeft: '0' },
});

const markWrong = StateEffect.define<{ from: number; to: number } | null>();

/** wrong underlines the place of an error until the text is changed. */
const wrong = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, tr) {
    if (tr.docChanged) marks = Decoration.none;
    for (const e of tr.effects)
      if (e.is(markWrong)) marks = e.value ? Decoration.set(Decoration.mark({ class: 'wrong' }).range(e.value.from, e.value.to)) : Decoration.none;
    return marks;
  },
  provide: (f) => EditorView.decorations.from(f),
});

async function candidates(context: CompletionContext): Promise<CompletionResult | null> {
  const text = context.state.doc.toString();
  if (!text.trim() && !context.explicit) return null;
  const abort = new AbortController();
  context.addEventListener('abort', () => abort.abort());
  try {
    const found = await complete(text, bytesBefore(text, context.pos), abort.signal);
    if (!found.candidates.length) return null;
    const from = unitsOf(text, [found.start]).get(found.start) ?? context.pos;
    return {
      from: Math.min(from, context.pos),
      filter: false, // kg knows that 騰訊 and Tencent are the same name; the letters do not show it
      options: found.candidates.map((c) => (c.label ? { label: c.text, detail: labelName(c.label) } : { label: c.text })),
    };
  } catch {
    return null; // completion is a help; its failure is not worth a word
  }
}

/** take accepts the completion that is selected, or else the first. */
const take: Command = (view) => {
  if (completionStatus(view.state) !== 'active') return false;
  if (selectedCompletionIndex(view.state) === null || selectedCompletionIndex(view.state) === -1)
    view.dispatch({ effects: setSelectedCompletion(0) });
  return acceptCompletion(view);
};

export class SearchBox {
  readonly element: HTMLElement;
  private readonly view: EditorView;
  private readonly words = new Compartment();
  private readonly button: HTMLButtonElement;
  private browsing = -1; // which of the questions asked before is shown

  constructor(private readonly submit: (text: string) => void) {
    const host = h('div', { class: 'search-editor' });
    this.button = h('button', { type: 'button', class: 'button primary search-ask', on: { click: () => this.ask() } });
    this.element = h('div', { class: 'search', role: 'search' }, host, this.button);
    // In a shadow root CodeMirror uses constructable style sheets, which the content security policy
    // allows without a nonce.
    const root = host.attachShadow({ mode: 'open' });
    const inner = h('div');
    root.append(inner);
    this.view = new EditorView({ parent: inner, root, state: EditorState.create({ extensions: this.extensions() }) });
    this.translate();
  }

  private extensions(): Extension[] {
    return [
      history(),
      wrong,
      cypher,
      syntaxHighlighting(colours),
      look,
      bracketMatching(),
      closeBrackets(),
      EditorView.lineWrapping,
      autocompletion({
        override: [candidates],
        icons: false,
        activateOnTypingDelay: 120,
        defaultKeymap: true,
        selectOnOpen: false,
        interactionDelay: 0,
      }),
      EditorView.editorAttributes.compute(['doc'], (s) => ({ class: isCypher(s.doc.toString()) ? 'is-cypher' : '' })),
      EditorView.updateListener.of((u) => {
        if (u.docChanged && u.transactions.some((t) => t.isUserEvent('input') || t.isUserEvent('delete'))) this.browsing = -1;
      }),
      this.words.of([]),
      keymap.of([
        { key: 'Tab', run: take },
        { key: 'Enter', run: () => (this.ask(), true) },
        { key: 'Shift-Enter', run: insertNewline },
        { key: 'ArrowUp', run: () => this.browse(1) },
        { key: 'ArrowDown', run: () => this.browse(-1) },
        { key: 'Escape', run: () => (completionStatus(this.view.state) === null ? (this.view.contentDOM.blur(), true) : false) },
        ...closeBracketsKeymap,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
    ];
  }

  /** translate puts the texts into the language in use. */
  translate(): void {
    replace(this.button, say().ask);
    this.view.dispatch({
      effects: this.words.reconfigure([
        placeholder(say().search),
        EditorView.contentAttributes.of({ 'aria-label': say().searchLabel, spellcheck: 'false', autocapitalize: 'off', enterkeyhint: 'search' }),
      ]),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** set shows a text as if it had been typed. */
  set(text: string): void {
    if (text === this.text) return;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, selection: { anchor: text.length } });
  }

  focus(): void {
    this.view.focus();
  }

  /** underline marks the place of an error, a byte of the text: the word that begins there, or the last character where the text ends. */
  underline(offset: number): void {
    const text = this.text;
    let from = Math.min(unitsOf(text, [offset]).get(offset) ?? 0, text.length);
    const word = /^[\p{L}\p{N}_]+|^[^]/u.exec(text.slice(from))?.[0] ?? '';
    if (!word) from = Math.max(0, text.trimEnd().length - 1);
    const to = Math.min(text.length, from + Math.max(1, word.length));
    if (to > from) this.view.dispatch({ effects: markWrong.of({ from, to }) });
  }

  private ask(): void {
    const text = this.text.trim();
    if (text) this.submit(text);
  }

  /** browse goes through what was asked before, as a shell does; only from an empty box or one that shows such a question. */
  private browse(step: 1 | -1): boolean {
    if (completionStatus(this.view.state) === 'active') return false;
    if (this.browsing < 0 && (this.text !== '' || step < 0)) return false;
    const list = asked();
    const next = Math.min(this.browsing + step, list.length - 1);
    this.browsing = Math.max(-1, next);
    this.set(this.browsing < 0 ? '' : (list[this.browsing] ?? ''));
    return true;
  }
}
