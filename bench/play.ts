import type { Browser, Page } from '@playwright/test';
import type { Row } from './main';
import { quantile } from './median';

/** How long frames are counted, and then how long their work is measured; the run that plays lasts 12 s. */
const SECONDS = 4.5;
/** Tasks and the beginnings of frames, and nothing within them: see docs/decisions/measuring-frames.md. */
const CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline.frame'];

const idlePage = '<body><script>const frame = () => requestAnimationFrame(frame); frame()</script>';

interface Trace {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  /** Time that the thread itself ran, without what other processes took from it. */
  readonly tdur?: number;
  readonly tid: number;
  readonly pid: number;
  readonly args: { readonly name?: string };
}

/** Times that each case is measured, in turns: the machine's other work makes a p95 rise by half from one time to the next. */
const TIMES = 5;

interface Measured {
  /** Milliseconds of the main thread's work in a frame, of the thread's own time and by the clock. */
  readonly p50: number;
  readonly p95: number;
  readonly clock: number;
  /** Milliseconds between frames, on average; and the share of them that came without one left out. */
  readonly interval: number;
  readonly onTime: number;
}

/** What is measured, where below the page's address, what begins it, and its goal. */
export type Case = readonly [what: string, path: string, begin: (page: Page) => Promise<void>, goal: string];

/** Frames, and the main thread's work in each, in several cases, TIMES times in turns. */
export async function inTurns(browser: Browser, address: string, cases: readonly Case[]): Promise<Row[]> {
  const all = cases.map((): Measured[] => []);
  for (let time = 0; time < TIMES; time++) {
    for (const [i, [, path, begin]] of cases.entries()) all[i].push(await measure(browser, address + path, begin));
  }
  return cases.map(([what, , , goal], i) => ({ what, measured: inWords(all[i]), goal }));
}

/** Frames and the main thread's work in each while the run plays: worker idle, worker busy, and a page that only asks for frames. */
export async function benchPlay(browser: Browser, address: string): Promise<Row[]> {
  const cases: readonly Case[] = [
    ['an idle page', 'idle.html', async () => Promise.resolve(), ''],
    ['playing, worker idle', '', (page: Page) => page.getByRole('button', { name: 'Play' }).click(), GOAL],
    ['playing, 100,000-step run restarted on every input', '#v=4&steps=100000', keepBusy, GOAL],
    ['playing, all panels on screen', '', playWithAll, '60; p95 at most 6 ms'],
  ];
  return inTurns(browser, address, cases);
}

const GOAL = '60; p95 at most 5 ms';

function inWords(all: readonly Measured[]): string {
  const p95 = all.map((one) => one.p95);
  const median = (of: keyof Measured) =>
    quantile(
      all.map((one) => one[of]),
      0.5,
    );
  const range = `${Math.min(...p95).toFixed(1)} to ${Math.max(...p95).toFixed(1)}`;
  const work = `work p50 ${median('p50').toFixed(1)} p95 ${median('p95').toFixed(1)} (of ${all.length}: ${range}) ms`;
  const frames = `${(1000 / median('interval')).toFixed(0)} frames a second, ${(100 * median('onTime')).toFixed(1)} % on time`;
  return `${frames}, ${work} of the thread’s time (p95 ${median('clock').toFixed(1)} by the clock)`;
}

async function measure(browser: Browser, address: string, begin: (page: Page) => Promise<void>): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.route('**/idle.html', (route) => route.fulfill({ contentType: 'text/html', body: idlePage }));
  await page.goto(address);
  if (!address.endsWith('idle.html')) await page.waitForSelector('html[data-ready="true"]');
  await page.waitForTimeout(2500);
  await begin(page);
  const intervals = await between(page);
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.waitForTimeout(SECONDS * 1000);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Trace[] };
  await page.close();
  const { work, span } = frames(trace.traceEvents);
  return {
    p50: quantile(work, 0.5),
    p95: quantile(work, 0.95),
    clock: quantile(span, 0.95),
    interval: intervals.reduce((sum, one) => sum + one, 0) / intervals.length,
    onTime: intervals.filter((ms) => ms < 25).length / intervals.length,
  };
}

/** Milliseconds between the frames that a page is given in some seconds. */
async function between(page: Page): Promise<number[]> {
  return page.evaluate<number[]>(`new Promise((tell) => {
    const times = [];
    const frame = (now) => {
      times.push(now);
      if (now - times[0] < ${SECONDS * 1000}) requestAnimationFrame(frame);
      else tell(times.slice(1).map((time, i) => time - times[i]));
    };
    requestAnimationFrame(frame);
  })`);
}

/** Plays on a screen that is high enough for the second row as well. */
async function playWithAll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 1500 });
  await page.getByRole('figure', { name: 'Race plane' }).waitFor();
  await page.waitForTimeout(1500); // the field of pushes is computed
  await page.getByRole('button', { name: 'Play' }).click();
}

/** Plays, and changes the gap eight times a second, each time before the long run is done. */
async function keepBusy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play' }).click();
  await page.evaluate(`const slider = document.querySelector('input[aria-label="Initial gap"]');
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    let up = false;
    setInterval(() => {
      up = !up;
      set.call(slider, up ? '1.01' : '1');
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }, 120);`);
}

/** Milliseconds of tasks on the page's main thread in each frame: of the thread's own time, and by the clock. */
function frames(events: readonly Trace[]): { work: number[]; span: number[] } {
  const begins = events.filter(({ name }) => name === 'BeginMainThreadFrame');
  const busiest = new Map<string, number>();
  for (const { pid, tid } of begins) busiest.set(`${pid} ${tid}`, (busiest.get(`${pid} ${tid}`) ?? 0) + 1);
  const [main] = [...busiest].sort((a, b) => b[1] - a[1])[0] ?? [''];
  const mine = events.filter(({ pid, tid }) => `${pid} ${tid}` === main);
  const starts = mine
    .filter(({ name }) => name === 'BeginMainThreadFrame')
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const work = new Array<number>(Math.max(0, starts.length - 1)).fill(0);
  const span = [...work];
  const tasks = mine.filter(({ name, dur }) => name === 'ThreadControllerImpl::RunTask' && dur !== undefined);
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    const frame = starts.findLastIndex((start) => start <= ts + dur);
    if (frame < 0 || frame >= work.length) continue;
    work[frame] += tdur / 1000;
    span[frame] += dur / 1000;
  }
  return { work, span };
}
