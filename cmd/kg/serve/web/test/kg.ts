/** A kg that serves a database of its own to the tests. */

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const web = process.env['KG_WEB'] ?? '.';
const root = join(web, '../../../..');

export interface Kg {
  address: string;
  end: () => Promise<void>;
}

/** hostile is markup that would run if any of it became more than text. */
export const hostile = {
  title: '<img src=x onerror="window.hacked=1"> 云科<script>window.hacked=1</script>',
  name: '<img src=x onerror="window.hacked=1">公司',
  words: '<script>window.hacked=1</script>云计算会<img src=x onerror=window.hacked=1>改变行业',
};

// kg takes markup out of what it reads; so it comes in with square brackets, which a query then
// turns into what a database from elsewhere might hold. Offsets stay right: each is one byte.
const article = `张伟强是华夏云科的总裁。

华夏云科总裁张伟强表示，“${hostile.words.replaceAll('<', '[').replaceAll('>', ']')}。”

张伟强还表示，[/p][/div][iframe src=javascript:window.hacked=1]华夏云科明年会继续投资云计算。
`;

const plant = [
  `MATCH (c:Company {name: '腾讯控股'}) CREATE (c)-[:OWNS {date: '<b>2023</b>'}]->(:Company {name: '${hostile.name}', english_name: '${hostile.name}', tickers: ['<b>1</b>']})`,
  `MATCH (a:Article) WHERE a.text CONTAINS '华夏云科'
   SET a.text = replace(replace(a.text, '[', '<'), ']', '>'), a.title = '${hostile.title}', a.author = '"><script>window.hacked=1</script>',
     a.source = '<b onclick=window.hacked=1>报</b>', a.url = 'javascript:window.hacked=1'`,
  "MATCH (s:Statement) WHERE s.text CONTAINS '[' SET s.text = replace(replace(s.text, '[', '<'), ']', '>')",
];

/** start ingests the project's article and a hostile one, and serves them. KG names a kg that is built already. Flags are of kg serve. */
export async function start(...flags: string[]): Promise<Kg> {
  const dir = mkdtempSync(join(tmpdir(), 'kg-page-'));
  let kg = process.env['KG'];
  if (!kg) {
    kg = join(dir, 'kg');
    execFileSync('go', ['build', '-o', kg, './cmd/kg'], { cwd: root, stdio: 'inherit' });
  }
  const db = join(dir, 'test.db');
  const file = join(dir, 'hostile.txt');
  writeFileSync(file, article);
  execFileSync(kg, ['ingest', '--db', db, join(root, 'testdata/articles'), file], { stdio: 'pipe' });
  for (const query of plant) execFileSync(kg, ['query', '--db', db, '--write', query], { stdio: 'pipe' });
  const server = spawn(kg, ['serve', '--db', db, '--addr', '127.0.0.1:0', ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await printed(server);
  return {
    address,
    end: async () => {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await gone;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** printed waits for the address that kg serve prints. */
function printed(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    const read = (data: Buffer): void => {
      said += data.toString();
      const m = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (m) found(m[0]);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', (code) => failed(new Error(`kg serve ended with ${code}: ${said}`)));
  });
}
