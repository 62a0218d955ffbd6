import { expect, test } from 'vitest';
import { findFlips, type Finding } from '../../../src/core/flips';
import { fromStart } from '../../../src/core/fork';
import type { OutcomeKind } from '../../../src/core/outcome';
import { defaultParameters } from '../../../src/core/parameters';
import { shareOf } from '../../../src/panels/flips/inOrder';
import { summaryOf } from '../../../src/panels/flips/summary';

function search(changes: object): { findings: Finding[]; now: OutcomeKind } {
  const findings: Finding[] = [];
  let now: OutcomeKind = 'undecided';
  for (const event of findFlips(fromStart({ ...defaultParameters, ...changes }))) {
    if (event.type === 'now') now = event.outcome;
    if (event.type === 'found') findings.push(event.finding);
  }
  return { findings, now };
}

test('a search comes to what the outcome hangs on most, the way to its opposite, and the assumptions that do not matter', () => {
  const { findings, now } = search({ rho: 1.62, steps: 400 });
  const sentences = summaryOf(findings, now, ['deploy', 'horizon', 'lrTime']);
  // By hand: the slider that needs the smallest share of its length.
  const ways = findings.flatMap((finding) =>
    finding.place === null ? [] : finding.flips.map((flip) => ({ finding, flip, share: shareOf(finding, flip) })),
  );
  ways.sort((a, b) => a.share - b.share);
  expect(sentences[0]).toMatch(/^Of all settings it hangs most on /);
  expect(sentences[0]).toContain(`it ends ${ways[0].flip.outcome}.`);
  const other = now === 'deceptive' ? 'robust' : 'deceptive';
  const there = ways.find(({ flip }) => flip.outcome === other);
  if (there && there !== ways[0])
    expect(sentences[1]).toMatch(new RegExp(`^The shortest way to ${other} is .*${other}`));
  const none = findings.filter(({ key, flips }) => ['deploy', 'horizon'].includes(key) && flips.length === 0);
  const last = sentences.at(-1)!;
  for (const { key } of none) expect(last).toContain(key === 'deploy' ? 'episodes until deployment' : 'horizon');
  expect(last).toMatch(/assumptions named at the top/);
}, 120_000);

test('an outcome that nothing changes has no such summary but of its assumptions', () => {
  const still: Finding = { key: 'horizon', from: 64, place: 0.5, flips: [], tried: [1, 512] };
  expect(summaryOf([still], 'robust', ['horizon'])).toEqual([
    'No value of the assumptions named at the top would have changed the outcome.',
  ]);
  expect(summaryOf([], 'robust', ['horizon'])).toEqual([]);
});

test('of several assumptions the one nearest to its turn matters most', () => {
  const flip = (to: number, place: number) => ({
    to,
    place,
    outcome: 'robust' as const,
    link: '',
    lastSame: 0,
    lastSameLink: '',
    steps: 1,
  });
  const near: Finding = { key: 'anticipation', from: 0.5, place: 0.5, flips: [flip(0.4, 0.45)], tried: [0, 1] };
  const far: Finding = { key: 'deploy', from: 1, place: 0, flips: [flip(9, 0.4)], tried: [1, 64] };
  const still: Finding = { key: 'horizon', from: 64, place: 0.5, flips: [], tried: [1, 512] };
  expect(summaryOf([far, near, still], 'deceptive', ['deploy', 'anticipation', 'horizon']).at(-1)).toBe(
    'Of the assumptions named at the top, anticipation matters most; episodes until deployment would have changed the outcome too; no value of horizon would.',
  );
});
