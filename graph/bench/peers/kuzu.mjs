// Runs the workload of workload.go over Kùzu or LadybugDB, and prints a result as workload.go has it:
//
//	node kuzu.mjs FOLDER-OF-PACKAGES PACKAGE PEER PHASE FOLDER-OF-WORKLOAD MILLISECONDS
//
// Loading is by COPY, and every query is prepared once. The calls are the synchronous ones, which cost least.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, packageName, peer, phase, dir, slice] = process.argv.slice(2);
const { Database, Connection } = createRequire(join(packages, 'x'))(packageName);

const asked = 10;
const result = { Memory: 0, Load: 0, Disk: 0, Rates: {}, Answers: {} };
const path = join(dir, peer + '.db');
const db = new Database(path);
const connection = new Connection(db);

const prepared = new Map();
function rows(text, params) {
  let statement = prepared.get(text);
  if (!statement) {
    statement = connection.prepareSync(text);
    if (!statement.isSuccess()) throw new Error(`${text}: ${statement.getErrorMessage()}`);
    prepared.set(text, statement);
  }
  const answer = connection.executeSync(statement, params ?? {});
  const list = answer.getAllSync().map(row => Object.values(row).map(Number));
  answer.close();
  return list;
}
const one = (text, params) => rows(text, params)[0]?.[0] ?? -1;

// An index is over a primary key and nothing else, so the names have a table of their own.
function load() {
  rows('CREATE NODE TABLE Company(id INT64, name STRING, sector INT64, PRIMARY KEY(id))');
  rows('CREATE NODE TABLE Name(name STRING, id INT64, sector INT64, PRIMARY KEY(name))');
  rows('CREATE REL TABLE KNOWS(FROM Company TO Company)');
  for (const copy of [
    `COPY Company FROM "${dir}/nodes.csv"`,
    `COPY Name FROM (LOAD FROM "${dir}/nodes.csv" RETURN column1, column0, column2)`,
    `COPY KNOWS FROM "${dir}/edges.csv"`,
    'CHECKPOINT',
  ]) {
    const answer = connection.querySync(copy);
    answer.close();
  }
}

const lines = name => readFileSync(join(dir, name), 'utf8').trimEnd().split('\n').map(l => l.split(',').map(Number));
const starts = lines('starts.csv').map(l => l[0]);
const paths = lines('paths.csv');
const start = i => starts[i % starts.length];

function measure(figure, op, least = asked) {
  const answers = [];
  const begin = performance.now();
  let n = 0;
  while (n < least || performance.now() - begin < Number(slice)) {
    const answer = op(n);
    if (n < least) answers.push(...answer);
    n++;
  }
  result.Rates[figure] = n * 1000 / (performance.now() - begin);
  result.Answers[figure] = answers;
}

function ask() {
  const reach = (hops, i) => one(`MATCH (a:Company {id: $id})-[:KNOWS* SHORTEST 1..${hops}]->(b:Company) WHERE b.id <> $id RETURN count(*)`, { id: start(i) });
  const distance = (a, b) => a === b ? 0
    : one('MATCH (a:Company {id: $a})-[r:KNOWS* SHORTEST 1..30]->(b:Company {id: $b}) RETURN length(r)', { a, b });
  measure('names/s', i => [one('MATCH (n:Name {name: $name}) RETURN n.sector', { name: `company ${start(i)}` })]);
  measure('1 hop/s', i => [one('MATCH (a:Company {id: $id})-[:KNOWS]->(b:Company) RETURN count(b.id)', { id: start(i) })]);
  measure('2 hops/s', i => [reach(2, i)]);
  measure('3 hops/s', i => [reach(3, i)]);
  measure('paths/s', i => [distance(...paths[i % paths.length])]);
  measure('aggregates/s', () => {
    const counts = Array(20).fill(0);
    for (const [sector, n] of rows('MATCH (a:Company)-[:KNOWS]->(b:Company) RETURN b.sector, count(*)')) counts[sector] = n;
    return counts;
  }, 1);
  measure('top tens/s', () =>
    rows('MATCH (b:Company)<-[:KNOWS]-(a:Company) RETURN b.id, count(*) AS degree ORDER BY degree DESC, b.id LIMIT 10').map(r => r[0]), 1);
}

function commit() {
  measure('commits/s', i => {
    rows('MATCH (a:Company {id: $a}), (b:Company {id: $b}) CREATE (a)-[:KNOWS]->(b)', { a: start(i), b: start(i + 1) });
    return [];
  });
}

const begin = performance.now();
({ load, ask, commit })[phase]();
connection.closeSync();
db.closeSync();
if (phase === 'load') {
  result.Load = (performance.now() - begin) / 1000;
  for (const f of readdirSync(dir)) if (f.startsWith(peer + '.db')) result.Disk += statSync(join(dir, f)).size;
}
try {
  result.Memory = 1024 * Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
} catch {
  // The system does not tell.
}
console.log(JSON.stringify(result));
