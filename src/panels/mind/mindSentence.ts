import { formatNumber } from '../../charts/layout/formatNumber';
import type { Parameters } from '../../core/parameters';
import type { ColumnName } from '../../core/readouts';
import { parametersAt, type ShownRun } from '../../store/shownRun';

const amount = (x: number) => (x === 0 ? 'nothing' : formatNumber(x));

/** What the two charts show at a state, in words: what full compliance costs and protects, the choice, and what is missing. */
export function mindSentence(run: ShownRun, row: number): string {
  const { rows, watch } = run;
  const parameters = parametersAt(run, row);
  const { deploy, horizon, wiring, anticipation, onset } = parameters;
  const read = (name: ColumnName) => rows.valueAt(name, row);
  const step = read('step');
  const [now, later] = deploy > 1 ? ['in training', 'in deployment'] : ['now', 'later'];
  const stakes = `full compliance costs ${amount(read('price'))} ${now} and protects ${amount(read('benefit'))} ${later}`;
  const aware = anticipation > 0 && step >= onset;
  const why = aware ? '' : ': the mesa-optimiser does not expect to be moved';
  const missing =
    wiring === 'independent' && watch.length <= horizon
      ? ` J is left out: of so long a run only ${watch.length} of ${horizon + 1} weights are kept.`
      : '';
  return `At step ${step}, with W = ${formatNumber(read('weight'))}, ${stakes}${why}. ${choiceOf(parameters, read)}${missing}`;
}

function choiceOf({ planner }: Readonly<Parameters>, read: (name: ColumnName) => number): string {
  const compliance = formatNumber(read('compliance'));
  const gains = amount(read('best'));
  if (planner === 'softmax') return `The planner complies by ${compliance} on average; its best action gains ${gains}.`;
  if (read('compliance') === 0) return 'The planner stays greedy.';
  return `The planner complies by ${compliance}, which gains ${gains}.`;
}
