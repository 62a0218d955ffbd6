/** Thrown inside this folder where a text is no formula; readFormula turns it into a reading. The message is a sentence. */
export class RefusedFormula extends Error {
  /** Index of the character that the sentence speaks of, or null. */
  readonly position: number | null;

  constructor(sentence: string, position: number | null) {
    super(sentence);
    this.position = position;
  }
}

/** “At character 3: write * for ×.” Characters are counted from 1. */
export function refusedAt(index: number, what: string): RefusedFormula {
  return new RefusedFormula(`At character ${index + 1}: ${what}.`, index);
}
