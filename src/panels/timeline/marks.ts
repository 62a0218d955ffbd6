import type { RunEvent } from '../../core/events';

/** A mark on the timeline: a moment of the run with a name. */
export interface TimelineMark {
  readonly kind: RunEvent['kind'] | 'deployment' | 'formulaBreaks' | 'fork';
  readonly label: string;
  readonly step: number;
}

const labels: Readonly<Record<TimelineMark['kind'], string>> = {
  pretendingPays: 'pretending pays',
  rateBelowZero: 'rate below 0',
  complianceHigh: 'compliance 0.9',
  deployment: 'deployment',
  formulaBreaks: 'formula breaks',
  fork: 'fork',
};

/**
 * Marks of a run of `steps` training steps, in their order; it gets to deployment unless a formula breaks it off after the state at
 * `brokenAt`, and may have been forked.
 */
export function timelineMarks(
  events: readonly RunEvent[],
  steps: number,
  { brokenAt = null, forkedAt = null }: { readonly brokenAt?: number | null; readonly forkedAt?: number | null } = {},
): TimelineMark[] {
  const last =
    brokenAt === null
      ? ({ kind: 'deployment', step: steps } as const)
      : ({ kind: 'formulaBreaks', step: brokenAt } as const);
  const fork = forkedAt === null ? [] : [{ kind: 'fork', step: forkedAt } as const];
  const before = [...fork, ...events].sort((a, b) => a.step - b.step);
  const all: { kind: TimelineMark['kind']; step: number }[] = [...before, last];
  return all.map(({ kind, step }) => ({
    kind,
    step,
    label: labels[kind],
  }));
}

/** Estimated width of a label at 13 px, in pixels. */
const widthOf = (label: string) => label.length * 6.4 + 12;

export interface Place {
  readonly left: number;
  readonly width: number;
}

/**
 * Places for labels that would like to stand centred under their marks on a track of `width` pixels: in order, without overlap, inside
 * the track. null where they do not all fit.
 */
export function placeLabels(marks: readonly TimelineMark[], steps: number, width: number): Place[] | null {
  const widths = marks.map(({ label }) => widthOf(label));
  if (widths.reduce((sum, w) => sum + w, 0) > width) return null;
  // Labels that touch form a cluster, centred on the mean of its marks (as isotonic regression pools neighbours).
  const clusters: { first: number; width: number; wish: number }[] = [];
  marks.forEach(({ step }, i) => {
    let cluster = { first: i, width: widths[i], wish: (step / steps) * width - widths[i] / 2 };
    for (
      let before = clusters.at(-1);
      before && leftOf(before) + before.width > leftOf(cluster);
      before = clusters.at(-1)
    ) {
      const count = i + 1 - cluster.first;
      const joined = cluster.first - before.first;
      const wish = (before.wish * joined + (cluster.wish - before.width) * count) / (joined + count);
      cluster = { first: before.first, width: before.width + cluster.width, wish };
      clusters.pop();
    }
    clusters.push(cluster);
  });
  function leftOf(cluster: { width: number; wish: number }): number {
    return Math.max(0, Math.min(width - cluster.width, cluster.wish));
  }
  const left: number[] = [];
  clusters.forEach((cluster, c) => {
    let at = leftOf(cluster);
    for (let i = cluster.first; i < (clusters[c + 1]?.first ?? marks.length); i++) {
      left.push(at);
      at += widths[i];
    }
  });
  return left.map((at, i) => ({ left: at, width: widths[i] }));
}
