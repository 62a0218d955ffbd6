import type { FigureSource } from './pageFigure';

/** What stands under a figure, in lines of at most `width`: version, digest and step, then the link. */
export function captionLines(
  { version, digest, step, link }: Omit<FigureSource, 'name'>,
  width: number,
  measure: (text: string) => number,
): string[] {
  const parts = ['The Long Game', `model version ${version}`, `run ${digest}`, `training step ${step}`];
  const lines: string[] = [];
  let line = parts[0];
  for (const part of parts.slice(1)) {
    const longer = `${line} · ${part}`;
    if (measure(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = part;
    }
  }
  lines.push(line);
  // An address may be broken anywhere: whoever copies it takes the metadata's.
  for (let rest = link; rest !== '';) {
    let length = Math.min(rest.length, Math.max(8, Math.floor(width / 4)));
    while (length > 8 && measure(rest.slice(0, length)) > width) length--;
    lines.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return lines;
}
