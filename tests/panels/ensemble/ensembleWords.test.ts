import { describe, expect, test } from 'vitest';
import { outcomeShares, outcomeSharesSentence } from '../../../src/panels/ensemble/ensembleWords';

describe('how other seeds end, in words', () => {
  test('is the share of each outcome that came up, the most frequent first, with its interval', () => {
    expect(outcomeShares({ counts: [21, 0, 11, 0, 0], returned: 32 })).toEqual([
      { kind: 'deceptive', share: '66 %', interval: '48–80 %' },
      { kind: 'robust', share: '34 %', interval: '20–52 %' },
    ]);
    expect(outcomeSharesSentence({ counts: [11, 0, 21, 0, 0], returned: 32 })).toBe(
      'Of 32 seeds: 66 % robust (48–80 %), 34 % deceptive (20–52 %).',
    );
  });

  test('keeps an interval where all end alike, and says of runs that there are none', () => {
    expect(outcomeSharesSentence({ counts: [0, 0, 20, 0, 0], returned: 20 })).toBe(
      'Of 20 seeds: 100 % robust (84–100 %).',
    );
    expect(outcomeSharesSentence({ counts: [0, 0, 0, 30, 2], returned: 32 })).toContain('6 % without a run (2–20 %)');
  });
});
