import { figureMarks } from '../charts/layout/figureMarks';
import type { UsedRun } from '../core/claims/notebook';
import type { Figure } from '../core/experiments/figure';
import { coreVersion } from '../core/version';
import { svgFile } from './svgFile';

/** A figure as an SVG file that needs nothing else; its metadata has the core's version and, for every run behind it, link and digest. */
export function figureFile(name: string, figure: Figure, runs: readonly UsedRun[]): string {
  const source = `The Long Game, core version ${coreVersion} · ${name}.csv has the numbers`;
  const behind = runs.map(({ link, digest }) => `${digest} ${link}`);
  return svgFile({
    title: figure.title,
    description: figure.caption,
    metadata: [`The Long Game, core version ${coreVersion}`, ...behind],
    ...figureMarks(figure, source),
  });
}
