import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bounds, datesOf, within } from '../src/graph/time';
import { isCypher } from '../src/search/clauses';
import { amount, bytes, rate } from '../src/text/amount';
import { bytesBefore, unitsOf } from '../src/text/bytes';
import { csv, flat } from '../src/text/csv';
import { inlined } from '../src/text/literal';
import { inOrder, span } from '../src/text/period';
import { segments } from '../src/text/segments';

const bytesOf = (s: string): number => new TextEncoder().encode(s).length;

test('offsets in bytes lead to places in a string', () => {
  const text = 'aé腾😀z';
  const at = unitsOf(
    text,
    [...text].map((_, i) => bytesOf([...text].slice(0, i).join(''))),
  );
  assert.deepEqual(
    [...at],
    [
      [0, 0],
      [1, 1],
      [3, 2],
      [6, 3],
      [10, 5],
    ],
  );
  for (const [byte, unit] of at) assert.equal(bytesBefore(text, unit), byte);
});

test('an offset within a character or past the end leads to the next place', () => {
  assert.deepEqual(
    [...unitsOf('腾讯', [1, 99, -1])],
    [
      [-1, 0],
      [1, 1],
      [99, 2],
    ],
  );
});

test('offsets and places agree on any text', () => {
  for (let seed = 1; seed < 400; seed++) {
    let x = seed;
    const next = (n: number): number => (x = (x * 48271) % 2147483647) % n;
    const points = Array.from({ length: next(12) }, () => String.fromCodePoint([0x41, 0xe9, 0x817e, 0x1f600][next(4)] ?? 0x41));
    for (let i = 0; i <= points.length; i++) {
      const before = points.slice(0, i).join('');
      assert.equal(unitsOf(points.join(''), [bytesOf(before)]).get(bytesOf(before)), before.length);
    }
  }
});

test('amounts are written with the words of kg query', () => {
  const want: [number, string | undefined, string, string][] = [
    [144950000000, 'CNY', 'CNY 144.95 billion', '1449.5 亿元'],
    [1313000000, 'user', '1.313 billion users', '13.13 亿用户'],
    [0.33, '1', '33%', '33%'],
    [-0.035, '1', '-3.5%', '-3.5%'],
    [29.5, 'USD', 'USD 29.5', '29.5 美元'],
    [1, 'store', '1 store', '1 家'],
    [9664900, 'user', '9.6649 million users', '966.49 万用户'],
    [1200000000000, 'XYZ', 'XYZ 1.2 trillion', '1.2 万亿 XYZ'],
    [1234, undefined, '1,234', '1,234'],
  ];
  for (const [value, unit, en, zh] of want) {
    assert.equal(amount(value, unit, 'en'), en);
    assert.equal(amount(value, unit, 'zh'), zh);
  }
  assert.equal(rate(0.12), '+12%');
  assert.equal(rate(-0.1), '-10%');
  assert.equal(bytes(1048576), '1.0 MiB');
});

test('periods have a first and a last day', () => {
  assert.deepEqual(span('2022Q4'), { from: '2022-10-01', until: '2022-12-31' });
  assert.deepEqual(span('2022'), { from: '2022-01-01', until: '2022-12-31' });
  assert.deepEqual(span('2023H1'), { from: '2023-01-01', until: '2023-06-30' });
  assert.deepEqual(span('20229M'), { from: '2022-01-01', until: '2022-09-30' });
  assert.deepEqual(span('2024-02'), { from: '2024-02-01', until: '2024-02-29' });
  assert.equal(span('2024-13'), undefined);
  assert.equal(span('next year'), undefined);
  assert.deepEqual(['', '2022', '2021Q4', '2022Q4', '2022Q1'].sort(inOrder), ['2021Q4', '2022Q1', '2022Q4', '2022', '']);
});

test('a graph is filtered by months, and what has no date stays', () => {
  const [a, b] = [datesOf({ said_on: { $temporal: '2023-03-22' } }), datesOf({ period: '2022Q4' })];
  assert.ok(a && b);
  assert.deepEqual(bounds([a, b]), [2022 * 12 + 9, 2023 * 12 + 2]);
  assert.equal(within(a, [2022 * 12, 2022 * 12 + 11]), false);
  assert.equal(within(b, [2022 * 12 + 11, 2022 * 12 + 11]), true);
  assert.equal(within(datesOf({ title: 'x' }), [0, 1]), true);
  assert.equal(within(datesOf({ since: '2021' }), [2030 * 12, 2030 * 12]), true);
});

test('segments cover the text without gaps, whatever overlaps', () => {
  const marks = [
    { start: 2, end: 8, n: 1 },
    { start: 5, end: 12, n: 2 },
    { start: 5, end: 8, n: 3 },
    { start: 9, end: 9, n: 4 },
  ];
  assert.deepEqual(
    segments(0, 10, marks).map((s) => [s.start, s.end, s.marks.map((m) => m.n), s.ends.map((m) => m.n)]),
    [
      [0, 2, [], []],
      [2, 5, [1], []],
      [5, 8, [1, 2, 3], [1, 3]],
      [8, 10, [2], []],
    ],
  );
});

test('Cypher is told from questions as kg does', () => {
  for (const t of [
    'MATCH (n) RETURN n',
    ' // all\nmatch (n) return n',
    'optional  match (n)',
    'RETURN 1',
    '/* x */ UNWIND [1] AS x RETURN x',
    'call kg.search("x")',
    'with 1 as x return x',
  ])
    assert.equal(isCypher(t), true, t);
  for (const t of ['who said X', '谁说了X', 'matching things', 'returns of 2022', '', 'with whom does 腾讯 cooperate', 'MATCH'])
    assert.equal(isCypher(t), false, t);
});

test('files of CSV keep commas, quotes, lines and what is no scalar', async () => {
  const text = await csv(
    ['a', 'b,c'],
    [
      [1, 'x "y"\nz'],
      [null, { $node: { id: 1, name: '腾讯' } }],
      [[1, { $temporal: '2022-01-01' }], { k: true }],
    ],
  ).text();
  assert.equal(text.replace('\ufeff', ''), 'a,"b,c"\r\n1,"x ""y""\nz"\r\n,腾讯\r\n1; 2022-01-01,{k: true}\r\n');
  assert.equal(flat({ $edge: { id: 1, type: 'SAID', from: 1, to: 2, detail: 'verb 表示' } }), 'SAID verb 表示');
});

test('parameters are written into a query as literals', () => {
  assert.equal(
    inlined('MATCH (n {name: $name}) WHERE n.x IN $list AND n.d > $d RETURN $none', {
      name: "O'Neil\\",
      list: [1, true, null],
      d: { $temporal: '2022-01-01' },
    }),
    "MATCH (n {name: 'O\\'Neil\\\\'}) WHERE n.x IN [1, true, null] AND n.d > date('2022-01-01') RETURN $none",
  );
});
