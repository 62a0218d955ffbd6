import type { Browser, Page } from '@playwright/test';
import type { Row } from './main';
import { median } from './median';
import { inTurns } from './play';

const ROUNDS = 5;
const MOVES = 120;

const emptyPage = `<body style="margin:100px"><input type="range" aria-label="Initial discount rate" min="-0.5" max="5"
  step="0.01" value="1.3" style="width:272px"><div id="empty" style="height:20px;width:10px;background:grey"></div>
  <script>oninput = (event) => { empty.style.width = event.target.value * 100 + 'px'; empty.dataset.shown = event.target.value }</script>`;

/**
 * Time from a mouse move on a slider to the paint that shows its value: on the lab, the frame after which the curve drawn begins at that
 * discount rate; on an empty page, the frame in which a box has that width. In turn, in one browser. A paint is taken to be over when a
 * message posted in the frame's requestAnimationFrame arrives.
 */
export async function benchDrag(browser: Browser, address: string): Promise<Row[]> {
  const times: Record<'lab' | 'empty', number[]> = { lab: [], empty: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const which of ['lab', 'empty'] as const) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.addInitScript({ content: `(${watch})()` });
      await page.route('**/empty.html', (route) => route.fulfill({ contentType: 'text/html', body: emptyPage }));
      await page.goto(address + (which === 'lab' ? '' : 'empty.html'));
      if (which === 'lab') await page.waitForSelector('html[data-ready="true"]');
      await page.waitForTimeout(2500);
      times[which].push(...(await drag(page)));
      await page.close();
    }
  }
  const ratio = median(times.lab) / median(times.empty);
  const detail = `(${median(times.lab).toFixed(1)} ms against ${median(times.empty).toFixed(1)} ms, ${times.lab.length} moves)`;
  return [
    {
      what: 'drag to paint, lab against an empty page',
      measured: `${ratio.toFixed(2)} ${detail}`,
      goal: 'at most 1.50',
    },
  ];
}

/**
 * Frames while “Anticipation” is dragged, which changes the map of starts behind the race plane, on a screen where both are in view: with
 * the map, which follows, and without.
 */
export function benchDragFrames(browser: Browser, address: string): Promise<Row[]> {
  return inTurns(browser, address, [
    ['dragging a slider, no map', '', (page) => holdAnticipation(page, false), ''],
    ['dragging a slider while a map is computed', '', (page) => holdAnticipation(page, true), '60'],
  ]);
}

/** Begins to drag, to go on as long as the page is open. */
async function holdAnticipation(page: Page, withMap: boolean): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 1500 });
  const choice = page.getByLabel('The map of outcomes behind it');
  await choice.setChecked(withMap);
  await page.waitForTimeout(1500);
  await page.evaluate('scrollTo(0, 0)');
  await page.getByText('Awareness', { exact: true }).first().click();
  const box = await page.locator('.groups input[type=range]:visible').first().boundingBox();
  if (!box) throw new Error('There is no slider to drag.');
  const y = box.y + box.height / 2;
  const x = (i: number) => box.x + box.width * (0.5 + 0.25 * Math.sin(i / 12));
  await page.mouse.move(x(0), y);
  await page.mouse.down();
  const move = async (i: number): Promise<void> => {
    await page.mouse.move(x(i), y);
    await page.waitForTimeout(12);
    return move(i + 1);
  };
  void move(0).catch(() => undefined); // the page has been closed
  const map = () => page.locator('.race-plane .map-area').first().getAttribute('d');
  const before = withMap ? await map() : null;
  while (withMap && (await map()) === before) await page.waitForTimeout(50); // it does follow
}

async function drag(page: Page): Promise<number[]> {
  const box = await page.getByRole('slider', { name: 'Initial discount rate', exact: true }).boundingBox();
  if (!box) throw new Error('There is no slider to drag.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 80, y);
  await page.mouse.down();
  for (let i = 0; i < MOVES; i++) {
    await page.mouse.move(box.x + 80 + 60 * Math.sin(i / 12), y);
    await page.waitForTimeout(9 + ((i * 5) % 9));
  }
  await page.mouse.up();
  return page.evaluate('window.dragTimes');
}

/** Runs in the page, as text so that no build helper gets into it. */
const watch = `function () {
  const times = (window.dragTimes = []);
  const moves = [];
  addEventListener('pointermove', (event) => event.buttons === 1 && moves.push({ at: event.timeStamp, value: null }), true);
  const drawn = () => {
    const empty = document.getElementById('empty');
    if (empty) return Number(empty.dataset.shown);
    const path = document.querySelector('figure[aria-label="Discount rate"] path.behind');
    if (!path) return NaN;
    const first = Number(/M[-\\d.]+,([-\\d.]+)/.exec(path.getAttribute('d'))[1]);
    const ticks = [...document.querySelectorAll('figure[aria-label="Discount rate"] .tick')].map((tick) => ({
      value: Number(tick.querySelector('text').textContent.replace('\\u2212', '-')),
      y: Number(/ ([-\\d.]+)H/.exec(tick.querySelector('path').getAttribute('d'))[1]),
    }));
    const [low, high] = [ticks[0], ticks[ticks.length - 1]];
    return low.value + ((first - low.y) / (high.y - low.y)) * (high.value - low.value);
  };
  const frame = () => {
    requestAnimationFrame(frame);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      const slider = document.querySelector('input[aria-label="Initial discount rate"]');
      if (!slider || moves.length === 0) return;
      for (const move of moves) move.value ??= Number(slider.value);
      const value = drawn();
      const last = moves.findLastIndex((move) => Math.abs(move.value - value) < 0.006);
      if (last >= 0) times.push(now - moves.splice(0, last + 1)[last].at);
    };
    channel.port2.postMessage(null);
  };
  requestAnimationFrame(frame);
}`;
