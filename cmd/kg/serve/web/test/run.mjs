// Runs the tests: `npm test`, or `npm test text` for those whose file has "text" in its name.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../node_modules/.kg-test');
const wanted = process.argv[2] ?? '';
rmSync(out, { recursive: true, force: true });
const tests = readdirSync(here).filter((f) => f.endsWith('.test.ts') && f.includes(wanted));
await build({
  entryPoints: tests.map((f) => join(here, f)),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  outdir: out,
  outExtension: { '.js': '.mjs' },
  sourcemap: 'inline',
});
const run = spawnSync(
  process.execPath,
  ['--enable-source-maps', '--test', '--test-reporter=spec', ...tests.map((f) => join(out, f.replace(/\.ts$/, '.mjs')))],
  { stdio: 'inherit', env: { ...process.env, KG_WEB: join(here, '..') } },
);
process.exit(run.status ?? 1);
