import type { Browser, Page } from '@playwright/test';
import type { Row } from './main';
import { quantile } from './median';

const SECONDS = 5;
const CATEGORIES = ['disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame'];

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

/** Frames and the main thread's work in each while the run plays: worker idle, worker busy, and a page that only asks for frames. */
export async function benchPlay(browser: Browser, address: string): Promise<Row[]> {
  const rows: Row[] = [];
  const cases = [
    ['an idle page', 'idle.html', async () => Promise.resolve()],
    ['playing, worker idle', '', (page: Page) => page.getByRole('button', { name: 'Play' }).click()],
    ['playing, 100,000-step run restarted on every input', '#v=2&steps=100000', keepBusy],
  ] as const;
  for (const [name, path, begin] of cases) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.route('**/idle.html', (route) => route.fulfill({ contentType: 'text/html', body: idlePage }));
    await page.goto(address + path);
    if (name !== 'an idle page') await page.waitForSelector('html[data-ready="true"]');
    await page.waitForTimeout(2500);
    await begin(page);
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.waitForTimeout(SECONDS * 1000);
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Trace[] };
    await page.close();
    const { work, span, intervals } = frames(trace.traceEvents);
    const kept = intervals.filter((ms) => ms < 25).length / intervals.length;
    rows.push({
      what: name,
      measured: `${(1000 / quantile(intervals, 0.5)).toFixed(0)} frames a second, ${(100 * kept).toFixed(1)} % on time, work p50 ${quantile(work, 0.5).toFixed(1)} p95 ${quantile(work, 0.95).toFixed(1)} ms of the thread’s time (${quantile(span, 0.95).toFixed(1)} by the clock)`,
      goal: name === 'an idle page' ? '' : '60; p95 at most 5 ms',
    });
  }
  return rows;
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

/** Milliseconds of tasks on the page's main thread in each frame, and between the beginnings of frames. */
function frames(events: readonly Trace[]): { work: number[]; span: number[]; intervals: number[] } {
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
  const tasks = mine.filter(({ name, dur }) => name === 'RunTask' && dur !== undefined);
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    const frame = starts.findLastIndex((start) => start <= ts + dur);
    if (frame < 0 || frame >= work.length) continue;
    work[frame] += tdur / 1000;
    span[frame] += dur / 1000;
  }
  return { work, span, intervals: starts.slice(1).map((start, i) => (start - starts[i]) / 1000) };
}
