import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { App } from '../src/App';
import { defaultParameters, parameterGroups } from '../src/core/parameters';
import { presets } from '../src/core/presets';
import { render } from '../src/prerender';
import { createLab } from '../src/store/lab';

let html = '';
beforeAll(() => {
  html = render().app;
});

/** Opening tags of the page with this name, and their attributes. */
function tags(name: string): Map<string, string>[] {
  return [...html.matchAll(new RegExp(`<${name}(\\s[^>]*)?>`, 'g'))].map(
    ([, attributes = '']) =>
      new Map([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  );
}
/** What a tag is called: its aria-label, or the words inside. */
function names(name: string): string[] {
  const inside = [...html.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 'gs'))].map(([, words]) =>
    words.replace(/<[^>]*>/g, '').trim(),
  );
  return tags(name).map((attributes, i) => attributes.get('aria-label') ?? inside[i]);
}

describe('the page, rendered to a string on Node', () => {
  test('has the two main sliders and the scrubber at their places', () => {
    const sliders = tags('input').filter((attributes) => attributes.get('type') === 'range');
    expect(sliders.map((attributes) => [attributes.get('aria-label'), attributes.get('value')])).toEqual([
      ['Initial gap', '1'],
      ['Initial discount rate', '1.3'],
      ['Training step', '1000'],
    ]);
  });

  test('has its buttons', () => {
    for (const name of ['Play', 'Step', 'Restart', 'Copy link', 'Speed 1×', 'Theme: auto']) {
      expect(names('button').filter((each) => each === name)).toHaveLength(1);
    }
  });

  test('has a combobox for the presets, with the first chosen', () => {
    const [select, ...others] = tags('select');
    expect(others).toEqual([]);
    expect(html).toMatch(new RegExp(`<label for="${select.get('id')}">Preset</label>`));
    expect(names('option')).toEqual(presets.map(({ name }) => name));
    expect(tags('option')[0].get('value')).toBe('race-deceptive');
    expect(html).toMatch(/<option value="race-deceptive" selected=""/);
  });

  test('has the seven groups of parameters, closed', () => {
    expect(names('summary').slice(0, 8)).toEqual(expect.arrayContaining([...parameterGroups]));
    expect(tags('details').every((attributes) => !attributes.has('open'))).toBe(true);
  });

  test('has Figure 1 with a first picture', () => {
    const groups = tags('div').filter((attributes) => attributes.get('role') === 'group');
    expect(groups.map((attributes) => attributes.get('aria-label'))).toContain('Figure 1');
    const parts = tags('g').flatMap((attributes) => attributes.get('data-part') ?? []);
    expect(new Set(parts).size).toBe(19);
    expect(html).toContain('ρ = 1.30');
  });

  test('has the three plots as figures', () => {
    expect(tags('figure').map((attributes) => attributes.get('aria-label'))).toEqual([
      'Discount rate',
      'Gap',
      'Deception incentive',
    ]);
  });

  test('has a status, empty until there is an outcome, and the assumptions', () => {
    expect(html).toMatch(/<div class="[^"]*" role="status"><\/div>/);
    for (const name of [
      'gradient descent',
      'deployment is the next episode',
      '64 episodes ahead',
      'anticipation 0.50',
    ]) {
      expect(names('button')).toContain(name);
    }
  });

  test('shows no number that is none', () => {
    expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    expect(html).not.toMatch(/="[^"]*(NaN|undefined)[^"]*"/);
  });

  test('is the same each time, and whatever another lab has done', () => {
    createLab().set('rho', 3);
    expect(render().app).toBe(html);
  });

  test('asks the platform for nothing', () => {
    const platform = ['window', 'document', 'navigator', 'localStorage', 'location', 'matchMedia', 'Worker', 'history'];
    const before = platform.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    const asked: string[] = [];
    for (const name of platform) {
      Object.defineProperty(globalThis, name, {
        configurable: true,
        get: () => {
          asked.push(name);
          return undefined;
        },
      });
    }
    try {
      expect(render().app).toBe(html);
    } finally {
      platform.forEach((name, i) => {
        const descriptor = before[i];
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      });
    }
    expect(asked).toEqual([]);
  });

  test('renders what a lab began with, so that the browser’s first render is the same whatever the address says', () => {
    const lab = createLab({ ...defaultParameters, gap: 0.5, horizon: 1, optimiser: 'adam' }, 20);
    const other = renderToString(<App lab={lab} loop={null} />);
    expect(other).toContain('1 episode ahead');
    expect(other).toContain('Your own settings');
    expect(other).toContain('gap 0.50');
    lab.jump({ ...defaultParameters, rho: 3 });
    lab.notify('A notice.');
    lab.play();
    expect(renderToString(<App lab={lab} loop={null} />)).toBe(other);
  });
});
