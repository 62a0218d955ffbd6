import { readArguments, type Command } from './arguments';
import { claimsCommand } from './claimsCommand';
import { experimentCommand } from './experimentCommand';
import { helpText } from './help';
import { mergeCommand } from './mergeCommand';
import { OutputError, standardOutput } from './output';
import { runCommand } from './runCommand';
import { sweepCommand } from './sweepCommand';

/** What the program says at its end, and its exit code: 2 for bad input, 1 where the output could not be written. */
export interface Complaint {
  readonly sentence: string;
  readonly exitCode: 1 | 2;
}

/** Does what the words of the command line ask for; null where there is nothing to complain of. */
export async function obey(words: readonly string[]): Promise<Complaint | null> {
  const command = readArguments(words);
  if (command.name === 'refused') return { sentence: command.sentence, exitCode: 2 };
  try {
    const refusal = await refusalOf(command);
    return refusal === null ? null : { sentence: refusal, exitCode: 2 };
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    return { sentence: error.message, exitCode: 1 };
  }
}

/** Does it; a sentence where only the doing finds out that the input is bad. */
async function refusalOf(command: Exclude<Command, { name: 'refused' }>): Promise<string | null> {
  switch (command.name) {
    case 'run':
      return runCommand(command.options);
    case 'sweep':
      return sweepCommand(command.options);
    case 'merge':
      return mergeCommand(command.options);
    case 'help':
      await standardOutput.write(helpText());
      return null;
    case 'claims':
      await claimsCommand(command.options);
      return null;
    case 'experiment':
      await experimentCommand(command.options);
      return null;
  }
}
