import { constants } from 'node:os';
import { readArguments, type Command } from './arguments';
import { helpText } from './help';
import { OutputError, standardOutput } from './output';
import { claimsCommand } from './claimsCommand';
import { experimentCommand } from './experimentCommand';
import { mergeCommand } from './mergeCommand';
import { runCommand } from './runCommand';
import { sweepCommand } from './sweepCommand';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
}
// Whoever read our output may have had enough of it (… | head).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  complain(`The output could not be written: ${error.message}.`, 1);
  process.exit();
});
process.stderr.on('error', () => {});

const command = readArguments(process.argv.slice(2));
if (command.name === 'help') await standardOutput.write(helpText());
else if (command.name === 'refused') complain(command.sentence, 2);
else {
  try {
    if (command.name === 'claims') await claimsCommand(command.options);
    else if (command.name === 'experiment') await experimentCommand(command.options);
    else {
      const refusal = await refusalOf(command);
      if (refusal !== null) complain(refusal, 2);
    }
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    complain(error.message, 1);
  }
}

/** Does what may find only later that the input is bad. */
function refusalOf(asked: Extract<Command, { name: 'run' | 'sweep' | 'merge' }>): Promise<string | null> {
  if (asked.name === 'run') return runCommand(asked.options);
  return asked.name === 'sweep' ? sweepCommand(asked.options) : mergeCommand(asked.options);
}

function complain(sentence: string, exitCode: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}
