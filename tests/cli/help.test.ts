import { expect, test } from 'vitest';
import { parameterHelp } from '../../src/core/parameterHelp';
import { helpText } from '../../src/cli/help';
import { whyFixed } from '../../src/core/fork';
import { defaultParameters, parameterTable } from '../../src/core/parameters';

test.each(parameterTable)('the help has $key with symbol, default, range and meaning', (spec) => {
  const help = helpText();
  const line = help.split('\n').find((each) => new RegExp(`^  ${spec.key}(,.*)? = `).test(each));
  expect(line).toContain(spec.symbol === '' ? `${spec.key} = ${spec.default}` : `${spec.symbol} = ${spec.default}`);
  if (spec.kind === 'number') expect(line).toContain(`${spec.min} to ${spec.atMost ?? spec.max}`);
  else if (spec.kind === 'choice') for (const { value } of spec.options) expect(line).toContain(value);
  expect(help.replace(/\s+/g, ' ')).toContain(parameterHelp[spec.key]);
});

test('the help names every parameter that no fork changes', () => {
  const [, fixed] = /Fixed at the start: ([^.]*)\./.exec(helpText())!;
  const named = parameterTable.filter(({ key }) => new RegExp(`\\b${key}\\b`).test(fixed)).map(({ key }) => key);
  const independent = { ...defaultParameters, wiring: 'independent' } as const;
  const owned = ['formula', 'presentBias']; // where their kernel is
  expect(named).toEqual(
    parameterTable.map(({ key }) => key).filter((key) => !owned.includes(key) && whyFixed(key, independent) !== null),
  );
});

test('the help fits on a terminal of 100 columns', () => {
  for (const line of helpText().split('\n')) expect(line.length).toBeLessThanOrEqual(110);
});
