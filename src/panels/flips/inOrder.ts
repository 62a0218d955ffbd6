import type { Finding, Flip } from '../../core/flips';

export interface Ordered {
  /** Numbers that change the outcome somewhere: the shortest way along the slider first, as a share of its length. */
  readonly numbers: readonly Finding[];
  /** Choices of which some other option does. */
  readonly choices: readonly Finding[];
  /** What changes it nowhere that was tried. */
  readonly none: readonly Finding[];
}

/** Share of the slider's length from the value now to a flip. */
export function shareOf(finding: Finding, flip: Flip): number {
  return Math.abs((flip.place ?? 0) - (finding.place ?? 0));
}

/** Findings as they are listed. */
export function inOrder(findings: readonly Finding[]): Ordered {
  const some = findings.filter(({ flips }) => flips.length > 0);
  const nearest = (finding: Finding) => Math.min(...finding.flips.map((flip) => shareOf(finding, flip)));
  return {
    numbers: some.filter(({ place }) => place !== null).sort((a, b) => nearest(a) - nearest(b)),
    choices: some.filter(({ place }) => place === null),
    none: findings.filter(({ flips }) => flips.length === 0),
  };
}
