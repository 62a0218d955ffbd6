import { formatLink } from '../../core/permalink';
import { csvText, jsonText } from '../../core/runText';
import { coreVersion } from '../../core/version';
import { shownStep, type Lab } from '../../store/lab';
import type { Cited } from './citation';
import { figurePng } from './figurePng';
import { figureSvg } from './pageFigure';
import { blobOf, fileName } from './saveFile';
import { settledState, wholeRun } from './wholeRun';

/** What the reader is given; null where there is no run yet. */
export type Taken = { readonly name: string; readonly content: Blob } | null;

/** The page's address without its hash. */
function pageAddress(): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}`;
}

export async function takeRun(lab: Lab, kind: 'csv' | 'json'): Promise<Taken> {
  const run = await wholeRun(lab);
  if (!run) return null;
  const content =
    kind === 'csv' ? blobOf(csvText(run, pageAddress()), 'text/csv') : blobOf(jsonText(run), 'application/json');
  return { name: fileName(run.digest, kind), content: await content };
}

/** A figure as it stands on the page, which stops playing for it: all panels then draw the same step. */
export async function takeFigure(lab: Lab, name: string, svg: SVGSVGElement, kind: 'svg' | 'png'): Promise<Taken> {
  lab.pause();
  const { settled: run } = await settledState(lab);
  if (!run) return null;
  svg.dispatchEvent(new Event('wanted'));
  await twoFrames();
  const { recipe, parameters, digest } = run;
  const step = Math.min(shownStep(lab.getState()), run.length - 1);
  const source = {
    name,
    link: `${pageAddress()}${formatLink({ ...recipe, step })}`,
    version: coreVersion,
    digest,
    step: `${step} of ${parameters.steps}`,
  };
  const drawn = await figureSvg(svg, source);
  const content = kind === 'svg' ? new Blob([drawn.text], { type: 'image/svg+xml' }) : await figurePng(drawn, source);
  return { name: fileName(digest, kind, name), content };
}

/** What a citation of the run shown has to name. */
export async function takeCited(lab: Lab): Promise<Cited | null> {
  const { settled, cursor } = await settledState(lab);
  if (!settled) return null;
  const { recipe, digest } = settled;
  return { link: `${pageAddress()}${formatLink({ ...recipe, step: cursor })}`, digest, accessed: new Date() };
}

/** Until what changed now has been drawn. */
function twoFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
