// Builds the page into dist/, the same bytes every time: `npm run build`. With --check it
// builds into a folder of its own and fails if dist/ differs.
import { build } from 'esbuild';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const check = process.argv.includes('--check');
const dist = join(here, 'dist');
const out = check ? mkdtempSync(join(tmpdir(), 'kg-web-')) : dist;

if (!check) rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'assets'), { recursive: true });

const { metafile, outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: [
    { in: 'src/main.ts', out: 'main' },
    { in: 'src/style/main.css', out: 'main-style' },
    { in: 'src/icon.svg', out: 'icon' },
  ],
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  loader: { '.svg': 'copy' },
  outdir: 'dist/assets',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  metafile: true,
  write: false,
});

const names = {};
for (const f of outputFiles) {
  const name = basename(f.path);
  writeFileSync(join(out, 'assets', name), f.contents);
  const entry = /^(main|main-style|icon)-\w+\.(js|css|svg)$/.exec(name);
  if (entry && (entry[1] !== 'main' || metafile.outputs[`dist/assets/${name}`]?.entryPoint === 'src/main.ts'))
    names[`${entry[1]}.${entry[2]}`] = name;
}

const page = readFileSync(join(here, 'src/index.html'), 'utf8')
  .replace('/assets/main.css', `/assets/${names['main-style.css']}`)
  .replace('/assets/main.js', `/assets/${names['main.js']}`)
  .replace('/assets/icon.svg', `/assets/${names['icon.svg']}`);
writeFileSync(join(out, 'index.html'), page);
writeFileSync(join(out, 'licences.txt'), licences(Object.keys(metafile.inputs)));

if (check) {
  const [want, got] = [files(out), files(dist)];
  rmSync(out, { recursive: true });
  const differ = [...new Set([...want.keys(), ...got.keys()])].filter((f) => !want.get(f)?.equals(got.get(f) ?? Buffer.alloc(0)));
  if (differ.length) {
    console.error(`dist/ is not what src/ builds: ${differ.join(', ')}; run npm run build and commit dist/`);
    process.exit(1);
  }
  console.log('dist/ is what src/ builds');
}

/** licences gathers those of the packages that are in the bundle, as they ask for. */
function licences(inputs) {
  const packages = new Set(inputs.flatMap((f) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(f)?.[1] ?? []));
  return [...packages]
    .sort()
    .map((name) => {
      const dir = join(here, 'node_modules', name);
      const { version, license } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
      const file = readdirSync(dir).find((f) => /^licen[cs]e/i.test(f));
      return `${name} ${version}, ${license}\n\n${file ? readFileSync(join(dir, file), 'utf8').trim() : ''}\n`;
    })
    .join(`\n${'-'.repeat(72)}\n\n`);
}

function files(dir, at = '') {
  const found = new Map();
  for (const e of readdirSync(join(dir, at), { withFileTypes: true })) {
    const path = join(at, e.name);
    if (e.isDirectory()) for (const [k, v] of files(dir, path)) found.set(k, v);
    else found.set(path, readFileSync(join(dir, path)));
  }
  return found;
}
