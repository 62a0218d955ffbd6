import { describe, expect, test } from 'vitest';
import { circle, group, path, rect, round2, text } from '../../src/charts/layout/marks';
import { toSvg } from '../../src/charts/toSvg';

describe('marks as text', () => {
  test('are elements with their attributes, one after the other', () => {
    const marks = [
      path('line', 'curve', 'M0 0L1 1', { 'clip-path': 'url(#a)' }),
      circle('dot', 'dot', { cx: 1, cy: 2, r: 3 }),
      rect('box', 'frame', { x: 0, y: 0.5, width: 10, height: 20 }, { rx: 4 }),
    ];
    expect(toSvg(marks)).toBe(
      '<path class="curve" d="M0 0L1 1" clip-path="url(#a)"></path>' +
        '<circle class="dot" cx="1" cy="2" r="3"></circle>' +
        '<rect class="frame" x="0" y="0.5" width="10" height="20" rx="4"></rect>',
    );
    expect(toSvg([])).toBe('');
  });

  test('hold their text and their children', () => {
    const marks = [group('all', { class: 'part' }, [text('name', 'label', 'Gap', { x: 1, y: 2, anchor: 'middle' })])];
    expect(toSvg(marks)).toBe('<g class="part"><text class="label" x="1" y="2" text-anchor="middle">Gap</text></g>');
  });

  test('cannot be broken out of: text and attributes are escaped', () => {
    const nasty = `</text><script>"x" & 'y'</script>`;
    const marks = [text('t', nasty, nasty, { x: 0, y: 0 })];
    const escaped = `&lt;/text&gt;&lt;script&gt;&quot;x&quot; &amp; 'y'&lt;/script&gt;`;
    expect(toSvg(marks)).toBe(`<text class="${escaped}" x="0" y="0" text-anchor="start">${escaped}</text>`);
  });

  test('have coordinates of at most two decimals', () => {
    expect([1, 1.005, -2.34567, 1 / 3].map(round2)).toEqual([1, 1, -2.35, 0.33]);
  });
});
