import { expect, vi } from 'vitest';
import { obey, type Complaint } from '../../src/cli/obey';

/** What the program complains of, asked in this process; fails if it printed anything. */
export async function refusalOf(...words: string[]): Promise<Complaint | null> {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const complaint = await obey(words);
    expect(printed).not.toHaveBeenCalled();
    return complaint;
  } finally {
    printed.mockRestore();
  }
}
