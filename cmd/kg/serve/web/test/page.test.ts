import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fits, launch, missing, open, settled, type, visit } from './browser';
import { hostile, start, type Kg } from './kg';

const question = 'who said AI将成为公司未来业务增长的放大器';
const ask = (text: string): string => `/q?${new URLSearchParams({ text })}`;

describe('the page', { skip: missing }, () => {
  let kg: Kg;
  let browser: Browser;

  before(async () => {
    kg = await start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close(); // before may have failed on its way
    await kg?.end();
  });

  const at = (path: string): string => kg.address + path;

  /** idOf finds the node of a name. */
  async function idOf(name: string): Promise<number> {
    const answer = await fetch(at('/api/query'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'MATCH (n {name: $name}) RETURN n', params: { name } }),
    });
    const { rows } = (await answer.json()) as { rows: [{ $node: { id: number } }][] };
    assert.equal(rows.length, 1, name);
    return rows[0]![0].$node.id;
  }

  test('a question leads to its speaker, the graph around them and the sentence in its article', async () => {
    const { page, close } = await open(browser);
    await visit(page, at('/'));
    await type(page, question);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/q\?/);
    await settled(page);
    assert.match(await page.locator('.statement').first().innerText(), /AI将成为公司未来业务增长的放大器/);
    assert.equal(await page.locator('.statement mark').first().innerText(), 'AI将成为公司未来业务增长的放大器');
    assert.equal(await page.title(), `${question} · kg`);

    await page.locator('.speaker-name a', { hasText: '刘炽平' }).click();
    await page.waitForURL(/\/entity\/\d+/);
    await settled(page);
    assert.equal(await page.locator('h1').innerText(), '刘炽平');
    assert.match(await page.locator('#posts').innerText(), /总裁/);
    await page.locator('.graph-size').waitFor();

    await page.locator('.graph-explore').click();
    await page.waitForURL(/\/graph\/\d+/);
    await page.locator('.graph-contents button', { hasText: '腾讯控股' }).click();
    const size = await page.locator('.graph-size').innerText();
    await page.locator('.graph-chosen button', { hasText: 'Expand' }).click();
    await page.waitForFunction((was) => document.querySelector('.graph-size')?.textContent !== was, size);
    assert.ok((await page.locator('.graph-contents li').count()) > Number.parseInt(size, 10));

    const contents = page.locator('.graph-contents li');
    const before = await contents.count();
    const [x, y] = await page.locator('.graph-canvas').evaluate((el) => {
      // Cytoscape leaves its core at its container.
      const { cy } = (el as unknown as { _cyreg: { cy: { nodes: (s: string) => { renderedPosition: () => { x: number; y: number } } } } })._cyreg;
      const at = cy.nodes('[name = "詹姆斯·米歇尔"]').renderedPosition();
      const box = el.getBoundingClientRect();
      return [box.x + at.x, box.y + at.y] as const;
    });
    await page.mouse.dblclick(x, y);
    await page.waitForFunction((n) => document.querySelectorAll('.graph-contents li').length > n, before);

    await page.goBack();
    await page.waitForURL(/\/entity\/\d+/);
    await settled(page);
    await page.locator('#statements .source').first().click();
    await page.waitForURL(/\/article\/\d+\?at=\d+-\d+/);
    await settled(page);
    const target = page.locator('.target').first();
    await target.waitFor();
    const box = await target.boundingBox();
    assert.ok(box && box.y > 0 && box.y < 860, 'the sentence is in sight');
    assert.equal(await page.locator('.fact-list .chosen').count(), 1);
    await close();
  });

  test('a fact leads to its sentence and a sentence to its facts', async () => {
    const { page, close } = await open(browser);
    const { articles } = (await (await fetch(at('/api/articles'))).json()) as { articles: { id: number; path?: string }[] };
    const id = articles.find((a) => a.path?.includes('tencent'))?.id;
    await visit(page, at(`/article/${id}`));
    const number = page.locator('.fact-list button').nth(4);
    await number.click();
    assert.ok((await page.locator('.prose .chosen').count()) > 0);
    assert.equal(await page.locator('.fact-list .chosen').count(), 1);
    await page.locator('.marker', { hasText: /^2$/ }).first().click();
    assert.equal(await page.locator('.fact-list .chosen').first().getAttribute('id'), 'fact-2');
    await page
      .locator('[data-facts="3"]')
      .first()
      .click({ position: { x: 2, y: 4 } });
    assert.equal(await page.locator('.fact-list .chosen').first().getAttribute('id'), 'fact-3');
    const colour = (): Promise<string> =>
      page
        .locator('.in-figure')
        .first()
        .evaluate((e) => getComputedStyle(e).backgroundColor);
    const was = await colour();
    await page.locator('.switches label', { hasText: 'Figures' }).click();
    assert.notEqual(await colour(), was);
    await close();
  });

  test('figures are drawn by period and written as a table with their sources', async () => {
    const { page, close } = await open(browser);
    await visit(page, at(ask('what did 腾讯 report')));
    assert.ok((await page.locator('svg.chart .bar').count()) >= 2);
    const table = await page.locator('table.figures').allInnerTexts();
    assert.match(table.join('\n'), /2022Q4\s.*CNY 106\.27 billion/s);
    assert.equal(await page.locator('table.figures tbody tr').count(), await page.locator('table.figures tbody tr .source').count());
    await close();
  });

  test('Cypher is completed, coloured, run, sorted and downloaded', async () => {
    const { page, close } = await open(browser);
    await visit(page, at('/'));
    await type(page, 'MATCH (p:Pers');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'Person' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.type('-[:SAID]->(s) RETURN p, count(s) AS n ORDER BY n DESC');
    await page.keyboard.press('Escape');
    assert.ok((await page.locator('.cm-line span').count()) > 5);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/q\?/);
    await settled(page);
    const counts = (): Promise<number[]> =>
      page
        .locator('table.rows td.number')
        .allInnerTexts()
        .then((list) => list.map(Number));
    const down = await counts();
    assert.deepEqual(
      down,
      [...down].sort((a, b) => b - a),
    );
    await page.locator('table.rows th button', { hasText: 'n' }).click();
    assert.deepEqual(
      await counts(),
      [...down].sort((a, b) => a - b),
    );
    const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('.status button', { hasText: 'CSV' }).click()]);
    assert.match(readFileSync(await csv.path(), 'utf8'), /^\ufeffp,n\r\n刘炽平,\d+\r\n/);
    const [json] = await Promise.all([page.waitForEvent('download'), page.locator('.status button', { hasText: 'JSON' }).click()]);
    assert.equal((JSON.parse(readFileSync(await json.path(), 'utf8')) as { kind: string }).kind, 'rows');
    await close();
  });

  test('an error is told and underlined where it is', async () => {
    const { page, forgive, close } = await open(browser);
    await visit(page, at(ask('MATCH (n) RETURN n, missing')));
    assert.match(await page.locator('.problem').innerText(), /missing/);
    assert.equal(await page.locator('.cm-line .wrong').innerText(), 'missing');
    forgive(/400 \(Bad Request\)/);
    await page.locator('.search-editor').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    assert.equal(await page.locator('.cm-line .wrong').count(), 0);
    await close();
  });

  test('what reads as no question is searched for, and a wrong name leads to the right one', async () => {
    const { page, forgive, close } = await open(browser);
    await visit(page, at(ask('腾')));
    assert.match(await page.locator('.matches .chips a.name').first().innerText(), /腾讯控股/);
    await visit(page, at(ask('腾讯')));
    assert.match(await page.locator('.described').innerText(), /腾讯控股/);
    await visit(page, at(ask('who is 腾训')));
    await page.locator('.problem .chip', { hasText: '腾讯控股' }).click();
    await page.waitForURL((u) => u.searchParams.get('text') === '腾讯控股是谁');
    await settled(page);
    assert.match(await page.locator('.described').innerText(), /腾讯控股/);
    forgive(/422/);
    await visit(page, at('/entity/999999'));
    assert.match(await page.locator('.problem').innerText(), /no such thing/);
    forgive(/404/);
    await close();
  });

  test('the graph is filtered by kind and by time, and saved as PNG and SVG', async () => {
    const { page, close } = await open(browser);
    await visit(page, at(`/graph/${await idOf('腾讯控股')}`));
    await page.locator('.graph-legend label', { hasText: 'Statement' }).waitFor();
    const shown = async (): Promise<number> => Number.parseInt(await page.locator('.graph-size').innerText(), 10);
    const all = await shown();
    await page.locator('.graph-legend label', { hasText: 'Statement' }).click();
    const without = await shown();
    assert.ok(without < all);
    await page.locator('.graph-legend label', { hasText: 'Statement' }).click();
    assert.equal(await shown(), all);
    const until = page.locator('.range input').nth(1);
    await until.focus();
    await page.keyboard.press('Home');
    assert.ok((await shown()) < all, 'what was later is hidden');
    await page.keyboard.press('End');
    const [svg] = await Promise.all([page.waitForEvent('download'), page.locator('.tool', { hasText: 'SVG' }).click()]);
    const drawing = readFileSync(await svg.path(), 'utf8');
    assert.match(drawing, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(drawing, /腾讯控股/);
    assert.doesNotMatch(drawing, /<img|<script/);
    const [png] = await Promise.all([page.waitForEvent('download'), page.locator('.tool', { hasText: 'PNG' }).click()]);
    assert.equal(
      readFileSync(await png.path())
        .subarray(1, 4)
        .toString(),
      'PNG',
    );
    await page.locator('.graph-canvas').dblclick({ position: { x: 5, y: 5 } });
    await close();
  });

  test('language and theme are switched and kept', async () => {
    const { page, close } = await open(browser, { locale: 'zh-CN', colorScheme: 'dark' });
    await visit(page, at('/articles'));
    assert.equal(await page.locator('h1').innerText(), '文章');
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans');
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await page.locator('#switch-language').click();
    await page.locator('h1', { hasText: 'Articles' }).waitFor();
    await page.locator('#switch-theme').click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
    await page.reload();
    await settled(page);
    assert.equal(await page.locator('h1').innerText(), 'Articles');
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
    await close();
  });

  test('all is reached with the keyboard alone', async () => {
    const { page, close } = await open(browser);
    await visit(page, at('/'));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('?');
    await page.locator('dialog.keys').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog.keys').waitFor({ state: 'detached' });
    await type(page, question);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/q\?/);
    await settled(page);
    await page.locator('.statement').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.match(await page.evaluate(() => document.activeElement?.closest('[data-item]')?.textContent ?? ''), /坚信AI将成为/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/article\//);
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL((u) => u.searchParams.get('text') === question);
    await settled(page);

    await visit(page, at(`/graph/${await idOf('腾讯控股')}`));
    const button = page.locator('.graph-contents button', { hasText: '刘炽平' });
    await button.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Expand');
    const things = await page.locator('.graph-contents li').count();
    await page.keyboard.press('Enter');
    await page.waitForFunction((n) => document.querySelectorAll('.graph-contents li').length > n, things);
    await page.locator('.graph-chosen a:focus').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await button.evaluate((b) => b === document.activeElement), true);
    await close();
  });

  test('it fits a telephone', async () => {
    const { page, close } = await open(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
    const tencent = await idOf('腾讯控股');
    for (const locale of ['en', 'zh']) {
      for (const path of [
        '/',
        ask(question),
        ask('what did 腾讯 report'),
        ask('MATCH (p)-[r:SAID]->(s) RETURN p, r, s'),
        `/entity/${tencent}`,
        `/graph/${tencent}`,
        '/graph',
        '/articles',
        '/article/1',
        '/stats',
      ]) {
        await visit(page, at(path));
        await fits(page);
      }
      if (locale === 'en') await page.locator('#switch-language').click();
    }
    await close();
  });

  test('markup in articles, names and questions stays text', async () => {
    const { page, forgive, close } = await open(browser);
    const clean = async (): Promise<void> => {
      assert.equal(await page.locator('main img, main script, main iframe').count(), 0);
      assert.equal(await page.locator('a[href^="javascript:" i]').count(), 0);
    };
    await visit(page, at('/articles'));
    await clean();
    await page.locator('.article-title', { hasText: 'onerror' }).click();
    await page.waitForURL(/\/article\//);
    await settled(page);
    await page.locator('.prose').waitFor();
    assert.equal(await page.locator('h1').innerText(), hostile.title);
    assert.match(await page.locator('.prose').innerText(), /<script>window\.hacked=1<\/script>/);
    await clean();
    for (const path of [
      ask('张伟强说了什么'),
      `/entity/${await idOf('张伟强')}`,
      `/entity/${await idOf(hostile.name)}`,
      `/graph/${await idOf(hostile.name)}`,
      ask('MATCH (n) RETURN n'),
      ask('MATCH (c:Company)-[r:OWNS]->(d) RETURN c, r, d'),
    ]) {
      await visit(page, at(path));
      if ((await page.locator('.graph-holder').count()) > 0) await page.locator('.graph-size').waitFor();
      await clean();
    }
    await visit(page, at(ask('<img src=x onerror="window.hacked=1"> "><script>window.hacked=1</script>')));
    await clean();
    assert.match(await page.locator('.cm-line').innerText(), /^<img src=x/);
    await visit(page, at(ask("MATCH (n) RETURN '<img src=x onerror=window.hacked=1>' AS `<script>window.hacked=1</script>` LIMIT 1")));
    assert.match(await page.locator('table.rows').innerText(), /<script>.*<img src=x/s);
    await clean();
    await visit(page, at('/q?text=%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E'));
    await clean();
    await page.waitForTimeout(50);
    forgive(/422/);
    await close();
  });

  test('with --write a query changes the graph once that is confirmed, and files are taken in', async () => {
    const writable = await start('--write');
    try {
      const { page, forgive, close } = await open(browser);
      await visit(page, writable.address + ask("CREATE (c:Company {name: 'ACME'})-[:OFFERS]->(p:Product {name: 'Anvil'}) RETURN c, p"));
      await page.locator('.problem button', { hasText: 'Run it' }).click();
      await page.locator('table.rows a', { hasText: 'ACME' }).waitFor();
      assert.match(await page.locator('.note').innerText(), /nodes created 2/);
      forgive(/403/);
      await visit(page, `${writable.address}/articles`);
      await page.setInputFiles('#add-files', [
        { name: 'new.txt', mimeType: 'text/plain', buffer: Buffer.from('华夏银行行长王明表示，“数字化是未来的方向。”') },
        { name: 'bad.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004 no more') },
      ]);
      await page.locator('.added .failed').waitFor();
      forgive(/422/);
      await page.locator('.added a', { hasText: 'new.txt' }).click();
      await page.waitForURL(/\/article\//);
      await settled(page);
      assert.match(await page.locator('.fact-list').innerText(), /数字化是未来的方向/);
      await close();
    } finally {
      await writable.end();
    }
  });

  test('axe finds nothing serious on any page, light or dark', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const tencent = await idOf('腾讯控股');
    const { page, forgive, close } = await open(browser, { colorScheme: 'light', bypassCSP: true });
    for (const path of [
      '/',
      ask(question),
      ask('what did 腾讯 report'),
      ask('how are 刘炽平 and 微信 connected'),
      ask('MATCH (p)-[r:SAID]->(s) RETURN p, r, s LIMIT 5'),
      ask('腾讯'),
      `/entity/${tencent}`,
      `/graph/${tencent}`,
      '/graph',
      '/articles',
      '/article/1',
      '/stats',
      ask('MATCH ('),
    ]) {
      await visit(page, at(path));
      if ((await page.locator('.graph-holder').count()) > 0) await page.locator('.graph-size').waitFor();
      if (path.startsWith('/graph/')) await page.locator('.graph-contents button').first().click();
      assert.deepEqual(await serious(page, axe), [], `${path} in light`);
      await page.locator('#switch-theme').click();
      assert.deepEqual(await serious(page, axe, ['color-contrast']), [], `${path} in dark`); // all else is the same
      await page.locator('#switch-theme').click();
    }
    forgive(/400|422/);
    await close();
  });
});

/** serious is what axe finds of that weight, with the places. */
async function serious(page: Page, axe: string, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const { run } = (
      globalThis as unknown as {
        axe: {
          run: (
            root: Document,
            options: object,
          ) => Promise<{ violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[] }>;
        };
      }
    ).axe;
    const { violations } = await run(document, { resultTypes: ['violations'], preload: false, ...(only ? { runOnly: only } : {}) });
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 200)}`));
  }, rules);
}
