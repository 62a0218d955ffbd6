import { externalChecks } from '../core/experiments/experiments';
import { mostForks } from '../core/fork';
import { parameterHelp } from '../core/parameterHelp';
import { parameterGroups, parameterTable, type ParameterSpec } from '../core/parameters';

const checks = externalChecks
  .map(({ name }) => name)
  .join(', ')
  .replace('deception-threshold, ', 'deception-threshold,\n');
const intro = `The Long Game on the command line: the same runs as on the page, to the last bit.

  npm run --silent sim -- run "<link>" [--fork F] [--every N] [--format ndjson|csv|json] [--out FILE]
  npm run --silent sim -- sweep --x SIDE --y SIDE ["<link>"] [--seeds N] [--mode full|boundary]
      [--format csv|json|png|svg] [--out FILE] [--workers N] [--shard I/N] [--resume]
  npm run --silent sim -- sweep merge FILE… [--format csv|json|png|svg] [--out FILE]
  npm run --silent sim -- claims [--format table|json] [ID…]
  npm run --silent sim -- experiment NAME [--out DIR]
  npm run --silent sim -- experiment --all --out DIR
  npm run --silent sim -- help

<link> is a permalink, its hash, or key=value&key=value…; "" is the defaults. A parameter can also be
a flag: --rho 1.5 means rho=1.5. Where the page would put a bad value right, run refuses it. What a
link says of the view, t and vs (the pinned run), is not looked at.

  --fork F       goes on from a step with other values, as fork=F in a link: "150(optimiser:adam,noise:0)"
                 goes on from the state at step 150; up to ${mostForks} follow each other, "150(…)300(…)", each
                 from a step of the run before it. Rows, outcome and digest are then those of the last
                 run, from its fork on. Another optimiser or seed begins anew there; all else goes on.
                 Fixed at the start: gap, rho, hidden, kernel, wiring, and with independent wiring horizon.
                 A formula's own , ( ) : & and % are written %2C %28 %29 %3A %26 %25
  --every N      records the first state, every Nth after it, and always the last (1)
  --format F     ndjson: a row of JSON a state; csv: the same with a header; json: one object with
                 version, parameters, forks if any, outcome, digest, link and rows (ndjson)
  --out FILE     writes the file whole or not at all, instead of printing

sweep runs a map: every pair of values of two parameters, all else as the link says. It uses every core.

  --x, --y SIDE  parameter:from:to:values, as gap:0:2:101; even on the parameter's own scale. A
                 value of 0 comes before a logarithmic scale; whole numbers that come twice are there once
  --seeds N      runs of every cell with noise, from the link's seed upwards (1); the table has medians,
                 and how many seeds came to each outcome
  --mode M       full: every cell to its end (full). boundary: as few as show where outcomes change, and
                 numbers only for those; an outcome that touches no cell that is run can be missed
  --format F     csv: a row a cell, x fastest (csv); json: the same as one object; svg: the map with its
                 axes; png: its cells alone. What is absent is empty (null); "never" pretending pays
  --out FILE     writes the file whole or not at all. What is finished is kept in FILE.partial meanwhile
  --resume       goes on from FILE.partial after the sweep was interrupted, however it was; begins the
                 sweep if there is none
  --shard I/N    runs the Ith of N parts; sweep merge puts the files of all parts together. Whole,
                 resumed or merged, a full sweep gives the same file to the last byte
  --workers N    worker threads (one a core)

claims puts the paper's claims to the test, all or those named (C1 to C12), and prints verdicts with
the numbers behind them; --format json has the link and digest of every run used.

experiment prints a table as CSV, or with --out writes NAME.csv and NAME.svg, a table and a figure with
links, version and digests inside, into a directory. NAME is a claim or a check against published
numbers: ${checks}.

Exit code 0: done. 1: the output could not be written. 2: bad input.

Parameters, with their defaults:
`;

const width = 100;

/** The text of --help: the parameters straight from the table. */
export function helpText(): string {
  const groups = ['main', ...parameterGroups].map((group) => {
    const entries = parameterTable.filter((spec) => spec.group === group).map(describe);
    return [`\n${group === 'main' ? 'Main' : group}`, ...entries].join('\n');
  });
  return `${intro}${groups.join('\n')}\n`;
}

function describe(spec: ParameterSpec): string {
  const name = spec.symbol === '' ? spec.key : `${spec.key}, ${spec.symbol}`;
  return `  ${`${name} = ${spec.default}`.padEnd(26)} ${rangeOf(spec)}\n${wrapped(`${spec.label}. ${parameterHelp[spec.key]}`, ' '.repeat(6))}`;
}

function rangeOf(spec: ParameterSpec): string {
  if (spec.kind === 'choice') return spec.options.map(({ value }) => value).join(' | ');
  if (spec.kind === 'text') return `text of 1 to ${spec.maxLength} characters`;
  const most = spec.atMost ?? spec.max;
  return `${spec.min} to ${most}${spec.integer ? ', whole number' : ''}`;
}

/** Text in lines of at most 100 characters, as far as words allow, each after `indent`. */
export function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line !== indent && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
