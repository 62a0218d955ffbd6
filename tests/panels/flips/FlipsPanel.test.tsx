import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FlipsPanel } from '../../../src/panels/flips/FlipsPanel';
import { createLab } from '../../../src/store/lab';
import { LabProvider } from '../../../src/store/labContext';

test('before it is asked, the panel is a question, what is done to answer it, a button and a silent status', () => {
  const html = renderToString(
    <LabProvider lab={createLab()} loop={null}>
      <FlipsPanel />
    </LabProvider>,
  );
  expect(html).toContain('What would have changed it?');
  expect(html.match(/<button[^>]*>(.*?)<\/button>/g)).toHaveLength(1);
  expect(html).toContain('Find the smallest change');
  expect(html).toMatch(/aria-live="polite"><\/div>/);
  expect(html).not.toMatch(/<ol|<ul|<progress/);
});
