import type { RunEvent } from '../../core/events';
import type { ColumnName } from '../../core/readouts';
import { threeDigits as n } from './threeDigits';
import type { Explanation, Explanations } from './explanation';

const kept: Pick<Explanation, 'formula' | 'now'> = {
  formula: 'kept = |e_{v}(T)| / |e_{v}(0)|',
  now: ({ outcome }) =>
    outcome && `kept = ${n(outcome.kept)}${outcome.beyondZero ? '; ρ < 0 at the end: beyond zero' : ''}`,
};

/** A readout at the first state where an event holds, and now. */
const firstAndNow =
  (symbol: string, kind: RunEvent['kind'], column: ColumnName): NonNullable<Explanation['now']> =>
  ({ event, of }) => {
    const first = event(kind, column);
    return first && `${symbol} = ${n(first.value)} at step ${first.step}; now ${n(of(column))}`;
  };

/** What became of a run, and the moments that the timeline marks. */
export const outcomeTexts: Explanations = {
  'outcome:deceptive': {
    name: 'Deceptive',
    what: 'At the end at least 5 % of the visible gap is kept, compliance is 0.9 or more, and pretending pays: it behaves well in order to keep its objective.',
    ...kept,
    section: '§ 1',
  },
  'outcome:robust': {
    name: 'Robust',
    what: 'At the end less than 5 % of the gap is left, visible or hidden: what it wants has become what the base objective wants.',
    ...kept,
    section: '§ 2',
  },
  'outcome:misgeneralised': {
    name: 'Misgeneralised',
    what: 'The visible gap is closed, but a hidden one of at least 5 % is left. Nobody pretends; training simply cannot see the rest.',
    ...kept,
    section: '§ 1',
  },
  'outcome:undecided': {
    name: 'Undecided',
    what: 'At the end a gap is kept, but it does not comply by 0.9 or pretending does not pay: neither side has won by the last step.',
    ...kept,
    section: null,
  },
  'event:pretendingPays': {
    name: 'Pretending pays',
    symbol: 'I > 0',
    what: 'The first state at which full compliance gains more than it costs.',
    now: firstAndNow('I', 'pretendingPays', 'incentive'),
    section: '§ 2',
  },
  'event:rateBelowZero': {
    name: 'Rate below zero',
    symbol: 'ρ < 0',
    what: 'The first state at which later episodes count for more than earlier ones. Nothing in principle stops training here.',
    now: firstAndNow('ρ', 'rateBelowZero', 'rate'),
    section: '§ 2',
  },
  'event:complianceHigh': {
    name: 'Compliance 0.9',
    symbol: 'c ≥ 0.9',
    what: 'The first state at which it gives in by 0.9 or more. That this counts as pretending is our line.',
    now: firstAndNow('c', 'complianceHigh', 'compliance'),
    section: null,
  },
  'event:deployment': {
    name: 'Deployment',
    what: 'Training is over: nobody corrects it any more, and it acts on its own target.',
    formula: 'loss ½ g^{2}',
    now: ({ of }) => `½ · ${n(of('gap'))}^{2} = ${n(of('deployedLoss'))}, as of step ${of('step')}`,
    section: '§ 1',
  },
  'event:fork': {
    name: 'Fork',
    what: 'The state from which this run goes on with other parameters. Up to here it is the run that it was forked from.',
    section: null,
  },
  'event:formulaBreaks': {
    name: 'Formula breaks',
    what: 'Here the custom kernel gives a weight that is negative or no number. The run ends, and its outcome is undecided.',
    section: null,
  },
};
