import { constants } from 'node:os';
import { obey } from './obey';

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

const complaint = await obey(process.argv.slice(2));
if (complaint) complain(complaint.sentence, complaint.exitCode);

function complain(sentence: string, exitCode: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}
