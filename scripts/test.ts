import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

const env = { NO_COLOR: '1', ...process.env };

// npm scripts, in order; those in one row run side by side.
const STEPS = [['browser'], ['types', 'lint', 'format', 'deadcode'], ['unit'], ['build'], ['size'], ['e2e']];

interface Result {
  name: string;
  code: number;
  seconds: number;
  output: string;
}

/** Runs an npm script. `onOutput` sees what it prints as it prints it. */
function run(name: string, onOutput: (text: string) => void): Promise<Result> {
  const begin = performance.now();
  return new Promise((resolve) => {
    const child = spawn(`npm run --silent ${name}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        onOutput(text);
      });
    }
    child.on('close', (code) => {
      resolve({ name, code: code ?? 1, seconds: (performance.now() - begin) / 1000, output });
    });
  });
}

/** The line in which a test runner sums up, and the number of tests that passed. */
function summary(result: Result, pattern: RegExp): { line: string; passed: number } {
  const match = pattern.exec(stripVTControlCharacters(result.output));
  if (!match) throw new Error(`${result.name} printed no summary.`);
  return { line: match[0].trim(), passed: Number(match[1]) };
}

const results: Result[] = [];
for (const names of STEPS) {
  // The first of a row streams; the others speak when it has finished.
  const [first, ...others] = names.map((name, i) => {
    if (i === 0) console.log(`\n── ${name}`);
    return run(name, (text) => i === 0 && process.stdout.write(text));
  });
  results.push(await first);
  for (const other of others) {
    const result = await other;
    console.log(`\n── ${result.name}`);
    process.stdout.write(result.output);
    results.push(result);
  }
  const failed = results.find((result) => result.code !== 0);
  if (failed) {
    console.error(`\n${failed.name} failed with exit code ${failed.code} after ${failed.seconds.toFixed(1)} s`);
    process.exit(failed.code);
  }
}

const named = (name: string) => results.find((result) => result.name === name)!;
const unit = summary(named('unit'), /^ *Tests +(?:.*\| )?(\d+) passed.*$/m);
const e2e = summary(named('e2e'), /^ *(\d+) passed.*$/m);
console.log(`\n── done`);
for (const { name, seconds } of results) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
console.log(`\nunit: ${unit.line}\ne2e:  ${e2e.line}\n\n${unit.passed + e2e.passed} passed, 0 failed`);
