import { expect, test } from 'vitest';
import { say, where } from '../../../src/core/claims/words';

test.each([
  [0, '0'],
  [-0.0763, '−0.076'],
  [1.536, '1.54'],
  [0.9046, '0.905'],
  [0.99996, '0.999'],
  [1, '1'],
  [1234.5, '1230'],
  [11724.8, '11\u202f700'],
  [100000, '100\u202f000'],
  [3.35e7, '3 × 10⁷'],
  [2.48e-7, '2 × 10⁻⁷'],
  [-1.2e-5, '−10⁻⁵'],
])('%d reads %s', (x, text) => {
  expect(say(x)).toBe(text);
});

test('a boundary says on which side it holds', () => {
  const boundary = { name: '', what: '', searched: [0, 5], parameter: 'rho' } as const;
  expect(where({ ...boundary, value: 1.4, holds: 'below' }, 'ρ₀')).toBe('below ρ₀ = 1.4');
  expect(where({ ...boundary, value: null, holds: 'everywhere' }, 'ρ₀')).toBe('at every ρ₀ from 0 to 5');
  expect(where({ ...boundary, value: null, holds: 'nowhere' }, 'ρ₀')).toBe('at no ρ₀ from 0 to 5');
  expect(where({ ...boundary, parameter: 'horizon', value: 14, holds: 'above' }, 'H')).toBe('from H = 14 on');
});
