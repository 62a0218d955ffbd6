/** What the letters in the claims' answers and notes stand for. */
export const claimSymbols: readonly (readonly [symbol: string, meaning: string])[] = [
  ['ρ', 'the discount rate'],
  ['ρ₀', 'its value at the start'],
  ['g', 'the gap'],
  ['H', 'the number of future episodes foreseen'],
  ['n', 'the number of episodes until deployment'],
  ['u', 'the anticipation'],
  ['κ', 'the cost of pretending'],
  ['ν', 'the cost of caring'],
  ['W', 'what all future episodes weigh together'],
  ['φ', 'the number that training moves to change those weights'],
  ['η_φ', 'its learning rate'],
  ['η_m', 'that of the mesa-objective'],
  ['t', 'the training step'],
];

/** Words of the model that the answers use. */
const terms =
  'An argmax planner takes the best action, a softmax planner better ones more often; the incentive is by how much full compliance outscores greed.';

/** Where the facts that the notes name by number are derived. */
export const termsAndFacts = `${terms} Facts are numbered as in docs/theory.md, which comes with the program.`;

/** The key as one paragraph of plain text. */
export function symbolsInWords(): string {
  const parts = claimSymbols.map(([symbol, meaning], i) => `${symbol} ${i === 0 ? 'is ' : ''}${meaning}`);
  return `In the answers, ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}. ${termsAndFacts}`;
}
