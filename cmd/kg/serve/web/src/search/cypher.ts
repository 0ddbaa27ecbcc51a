/** Colours of openCypher. A text that does not begin with a clause is a question and has none. */

import { StreamLanguage, type StringStream } from '@codemirror/language';
import { isCypher } from './clauses';

/** begun tells whether the first line of a text is of Cypher, which may go on below. */
const begun = (line: string): boolean =>
  isCypher(line) || /^\s*(?:\/[/*].*|(?:explain|profile)?\s*(?:(?:optional\s+)?match|unwind|call|return|create|merge))\s*$/i.test(line);

const keywords = new Set(
  (
    'match optional where with return unwind call yield create merge delete detach set remove on order by skip limit asc ascending desc descending ' +
    'distinct as and or xor not in starts ends contains is case when then else end union all any none single exists foreach explain profile'
  ).split(' '),
);
const atoms = new Set(['true', 'false', 'null']);

interface State {
  cypher: boolean | undefined; // undefined before the first word
  quote: string;
  comment: boolean;
  before: string; // the last token that was no space
}

function rest(stream: StringStream, state: State): string | null {
  for (let c = stream.next(); c !== undefined; c = stream.next()) {
    if (c === '\\') stream.next();
    else if (c === state.quote) {
      state.quote = '';
      break;
    }
  }
  return 'string';
}

function token(stream: StringStream, state: State): string | null {
  if (state.comment) {
    state.comment = !stream.match(/.*?\*\//);
    if (state.comment) stream.skipToEnd();
    return 'comment';
  }
  if (state.quote) return rest(stream, state);
  if (stream.eatSpace()) return null;
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    state.comment = true;
    return token(stream, state);
  }
  const before = state.before;
  const c = stream.peek() ?? '';
  state.before = c;
  if (c === "'" || c === '"') {
    stream.next();
    state.quote = c;
    return rest(stream, state);
  }
  if (c === '`') {
    stream.next();
    stream.match(/[^`]*`?/);
    return before === ':' ? 'typeName' : 'variableName';
  }
  if (stream.match(/\$[\p{L}\w]+/u)) return 'atom';
  if (stream.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/i)) return 'number';
  const word = stream.match(/[\p{L}_][\p{L}\p{N}_]*/u) as RegExpMatchArray | null;
  if (word) {
    state.before = 'word';
    const w = word[0].toLowerCase();
    if (before === ':' || before === '|') return 'typeName';
    if (before === '.') return 'propertyName';
    if (atoms.has(w)) return 'atom';
    if (keywords.has(w)) return 'keyword';
    return stream.match(/\s*\(/, false)
      ? 'variableName.function'
      : stream.match(/\s*:(?!:)/, false) && before !== '(' && before !== '['
        ? 'propertyName'
        : 'variableName';
  }
  stream.next();
  return /[-+*/%=<>|^]/.test(c) ? 'operator' : 'punctuation';
}

export const cypher = StreamLanguage.define<State>({
  name: 'cypher',
  startState: () => ({ cypher: undefined, quote: '', comment: false, before: '' }),
  token(stream, state) {
    if (state.cypher === undefined && stream.string.trim()) state.cypher = begun(stream.string);
    if (state.cypher === false) {
      stream.skipToEnd();
      return null;
    }
    return token(stream, state);
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } }, closeBrackets: { brackets: ['(', '[', '{', "'", '"'] } },
});
