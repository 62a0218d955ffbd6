import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { firstFigures } from '../../../src/article/figures/firstFigures';
import { runFigureIds, specOfFigure, type FigureId } from '../../../src/article/figures/figureSpecs';
import { render } from '../../../src/prerender';

let html: ReadonlyMap<FigureId, string>;
let page = '';
beforeAll(() => {
  html = new Map([...firstFigures()].map(([id, figure]) => [id, renderToString(figure)]));
  page = render().article;
});
const attributes = (text: string, name: string) =>
  [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1]);

describe('a figure’s first state in the page’s HTML', () => {
  test('is there for every figure, and every figure is in the article once', () => {
    expect([...html.keys()].toSorted()).toEqual(['boxes', ...runFigureIds].toSorted());
    expect(attributes(page, 'data-article-figure').toSorted()).toEqual([...html.keys()].toSorted());
  });

  test('shows the outcomes of its runs, which the model says are these', () => {
    const outcomes = (id: FigureId) =>
      [...(html.get(id) ?? '').matchAll(/figure-outcome (\w+)"/g)].map((match) => match[1]);
    expect(outcomes('hidden')).toEqual(['misgeneralised']);
    expect(outcomes('cases')).toEqual(['deceptive', 'robust']);
    expect(outcomes('horizon')).toEqual(['robust']);
    expect(outcomes('crossing')).toEqual(['deceptive']);
    expect(outcomes('whatIf')).toEqual(['robust']);
  });

  test('says in the same words as the live figure what each drawing shows', () => {
    for (const id of runFigureIds) {
      const { charts, runs } = specOfFigure(id);
      const labels = [...(html.get(id) ?? '').matchAll(/role="img" aria-label="([^"]*)"/g)].map((match) => match[1]);
      expect(labels, id).toHaveLength(charts.length * runs.length);
      for (const label of labels) expect(label, id).toMatch(/\d/);
    }
  });

  test('draws finite numbers', () => {
    for (const [id, text] of html) expect(text, id).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  test('has ids that no other has, and none that leads elsewhere', () => {
    const ids = attributes(page, 'id');
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const clips = [...page.matchAll(/url\(#([^)]*)\)/g)].map((match) => match[1]).filter((id) => id !== 'hatch-robust');
    expect(clips.length).toBeGreaterThan(5);
    for (const clip of clips) expect(ids).toContain(clip);
  });

  test('carries nothing that the lab’s own explanations would answer', () => {
    for (const [id, text] of html) expect(text, id).not.toMatch(/data-(explain|part|axis)=/);
  });
});
