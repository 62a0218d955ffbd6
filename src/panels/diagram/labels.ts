import { formatNumber, formatShort } from '../../charts/layout/formatNumber';
import { text, type Box, type Mark } from '../../charts/layout/marks';
import type { FigureState } from './figureState';
import { updateNames, type PartName } from './parts';
import type { FigureShape } from './shapes';
import { strandEpisodes } from './quantities';

type Labels = Readonly<Record<Exclude<PartName, 'example' | 'act' | 'outcome'> | 'container', readonly Mark[]>>;

const middle = (box: Box) => box.x + box.width / 2;

/** A number of the run; a gap before there is one. */
function read({ known }: FigureState, value: number): string {
  return known ? formatNumber(value) : '…';
}

/** All the words and numbers of Figure 1, part by part. */
export function labelMarks(figure: FigureState, shape: FigureShape): Labels {
  return shape.name === 'wide' ? wideLabels(figure, shape) : narrowLabels(figure, shape);
}

function lines(
  className: string,
  at: { x: number; y: number; leading: number; anchor?: 'start' | 'middle' | 'end' },
  ...content: string[]
): Mark[] {
  const { x, y, leading, anchor = 'start' } = at;
  return content.map((line, i) => text(`${className} ${i}`, className, line, { x, y: y + i * leading, anchor }));
}

interface Update {
  readonly name: string;
  readonly step: string;
  readonly gradient: string;
}

function updates(figure: FigureState): { lookAhead: Update; fixObjective: Update } {
  const names = updateNames(figure);
  const step = (symbol: string, size: number) => (figure.ended ? 'no more steps' : `${symbol} ${read(figure, size)}`);
  return {
    lookAhead: {
      name: names.lookAhead,
      step: step('Δρ', figure.stepRate),
      gradient: `gradient ${read(figure, figure.gradTime)}`,
    },
    fixObjective: {
      name: names.fixObjective,
      step: step('Δgap', figure.closing),
      gradient: `gradient ${read(figure, figure.gradGap)}`,
    },
  };
}

function episodes(from: number, to: number): string {
  return from === to ? `k = ${from}` : `k = ${from} … ${to}`;
}

function wideLabels(figure: FigureState, shape: FigureShape): Labels {
  const { boxes } = shape;
  const { lookAhead, fixObjective } = updates(figure);
  const strands = strandEpisodes(figure.horizon, figure.deploy, 'wide');
  const top = shape.strands.y - shape.strands.gap * (strands.length - 1);
  const title = (key: keyof typeof boxes, content: string, down: number) =>
    text('title', 'title', content, { x: middle(boxes[key]), y: boxes[key].y + down, anchor: 'middle' });
  const number = (value: string, key: keyof typeof boxes, down: number, className = 'number') =>
    text('number', className, value, { x: middle(boxes[key]), y: boxes[key].y + down, anchor: 'middle' });
  const loss = (row: string, value: number, down: number): Mark[] => [
    text(`${row} name`, 'label', row, { x: boxes.baseObjective.x + 6, y: boxes.baseObjective.y + down }),
    text(row, 'number', figure.known ? formatShort(value) : '…', {
      x: boxes.baseObjective.x + boxes.baseObjective.width - 6,
      y: boxes.baseObjective.y + down,
      anchor: 'end',
    }),
  ];
  return {
    container: [text('name', 'title quiet', 'Mesa-optimiser', { x: 134, y: 496 })],
    baseOptimiser: [
      title('baseOptimiser', 'Base optimiser', 25),
      number(
        figure.deployed
          ? `no more training, after step ${figure.step}`
          : `${figure.optimiser} · step ${figure.known ? figure.step : '…'} of ${figure.steps}`,
        'baseOptimiser',
        46,
        'label',
      ),
    ],
    currentExample: [
      text('title', 'title', 'Current', { x: 56, y: 254, anchor: 'middle' }),
      text('title 2', 'title', 'example', { x: 56, y: 272, anchor: 'middle' }),
      text('k', 'label', 'k = 0', { x: 56, y: 289, anchor: 'middle' }),
    ],
    worldModel: [
      title('worldModel', 'World model', 24),
      ...lines('label', { x: 148, y: 230, leading: 17 }, 'deployment', episodes(figure.deploy, figure.horizon)),
      ...lines('label lower', { x: 148, y: 322, leading: 17 }, 'training', episodes(0, figure.deploy - 1)),
    ],
    mesaObjective: [
      title('mesaObjective', 'Mesa-objective', 24),
      text('wants', 'label', 'wants m', { x: middle(boxes.mesaObjective), y: 228, anchor: 'middle' }),
      number(`gap ${formatNumber(figure.gap)}`, 'mesaObjective', 128),
    ],
    search: [
      title('search', 'Search', 26),
      number(`compliance ${read(figure, figure.compliance)}`, 'search', 48, 'label'),
    ],
    action: [title('action', 'Action', 22)],
    baseObjective: [
      text('title', 'title tight', 'Base objective', {
        x: middle(boxes.baseObjective),
        y: boxes.baseObjective.y + 20,
        anchor: 'middle',
      }),
      ...loss('training', figure.loss, 66),
      ...loss('deployed', figure.deployedLoss, 86),
    ],
    awareness: figure.aware
      ? lines('label', { x: 176, y: 98, leading: 17, anchor: 'end' }, 'knows it', 'is trained')
      : lines('label', { x: 176, y: 98, leading: 17, anchor: 'end' }, 'not aware', 'of training'),
    loss: [
      ...lines('label', { x: 705, y: 146, leading: 17 }, 'base', 'loss L'),
      text('number', 'number', figure.known ? formatShort(figure.deployed ? figure.deployedLoss : figure.loss) : '…', {
        x: 705,
        y: 181,
      }),
    ],
    candidate: lines('label', { x: 208, y: 396, leading: 17 }, 'candidate', 'action'),
    score: lines('label', { x: 536, y: 396, leading: 17, anchor: 'end' }, 'score', 'J'),
    futures: [
      text('last', 'label', String(figure.horizon), { x: 270, y: top - 7 }),
      ...(strands.length > 1 ? [text('first', 'label', '1', { x: 270, y: 316 })] : []),
    ],
    now: [text('label', 'label', 'outcome now, weight 1', { x: 372, y: 346, anchor: 'middle' })],
    discount: [
      text('rho', 'number', `ρ = ${formatNumber(figure.rho)}`, { x: 398, y: 166 }),
      text('gamma', 'label', `γ = ${formatNumber(Math.exp(-figure.rho))}`, { x: 398, y: 184 }),
    ],
    lookAhead: updateLines(lookAhead, { x: 356, y: 92, leading: 17, anchor: 'end' }, 'deceptive'),
    fixObjective: updateLines(fixObjective, { x: 560, y: 92, leading: 17, anchor: 'start' }, 'robust'),
  };
}

function updateLines(
  update: Update,
  at: { x: number; y: number; leading: number; anchor: 'start' | 'end' },
  hue: string,
): Mark[] {
  const { x, y, leading, anchor } = at;
  return [
    text('name', `title ${hue}`, update.name, { x, y, anchor }),
    text('step', 'number', update.step, { x, y: y + leading, anchor }),
    text('gradient', 'label', update.gradient, { x, y: y + 2 * leading - 1, anchor }),
  ];
}

function narrowLabels(figure: FigureState, shape: FigureShape): Labels {
  const { boxes } = shape;
  const { lookAhead, fixObjective } = updates(figure);
  const short: Readonly<Record<string, string>> = {
    'Look further ahead': 'Look ahead',
    'Look less far ahead': 'Look less far',
    'Fix the objective': 'Fix objective',
    'Widen the gap': 'Widen gap',
    'no more steps': 'no step',
  };
  const shorter = (update: Update): Update => ({
    name: short[update.name] ?? update.name,
    step: short[update.step] ?? update.step,
    gradient: update.gradient.replace('gradient', 'grad.'),
  });
  const title = (key: keyof typeof boxes, content: string, down: number, extra = '') =>
    text(`title ${down}`, `title${extra}`, content, {
      x: middle(boxes[key]),
      y: boxes[key].y + down,
      anchor: 'middle',
    });
  const sub = (key: keyof typeof boxes, content: string, down: number, className = 'label') =>
    text(`sub ${down}`, className, content, { x: middle(boxes[key]), y: boxes[key].y + down, anchor: 'middle' });
  const strands = strandEpisodes(figure.horizon, figure.deploy, 'narrow');
  const top = shape.strands.y - shape.strands.gap * (strands.length - 1);
  const loss = (row: string, value: number, down: number): Mark[] => [
    text(`${row} name`, 'label', row, { x: boxes.baseObjective.x + 7, y: boxes.baseObjective.y + down }),
    text(row, 'number', figure.known ? formatShort(value) : '…', {
      x: boxes.baseObjective.x + 97,
      y: boxes.baseObjective.y + down,
      anchor: 'end',
    }),
  ];
  return {
    container: [text('name', 'label', 'Mesa-optimiser', { x: 14, y: 366 })],
    baseOptimiser: [
      title('baseOptimiser', 'Base optimiser', 18),
      sub(
        'baseOptimiser',
        figure.deployed ? `no more training` : `${figure.optimiser} · step ${figure.known ? figure.step : '…'}`,
        35,
      ),
    ],
    currentExample: [sub('currentExample', 'Current', 19), sub('currentExample', 'example', 34)],
    worldModel: [
      title('worldModel', 'World', 17),
      title('worldModel', 'model', 33),
      sub('worldModel', figure.horizon === 1 ? '1 episode' : `${figure.horizon} episodes`, 66),
      sub('worldModel', 'ahead', 81),
    ],
    mesaObjective: [
      title('mesaObjective', 'Mesa-', 17),
      title('mesaObjective', 'objective', 33),
      sub('mesaObjective', `gap ${formatNumber(figure.gap)}`, 96, 'number'),
    ],
    search: [title('search', 'Search', 20), sub('search', `compliance ${read(figure, figure.compliance)}`, 38)],
    action: [title('action', 'Action', 19)],
    baseObjective: [
      sub('baseObjective', 'Base objective', 14),
      ...loss('training', figure.loss, 44),
      ...loss('deployed', figure.deployedLoss, 58),
    ],
    awareness: figure.aware ? [] : lines('label', { x: 81, y: 72, leading: 14, anchor: 'end' }, 'not', 'aware'),
    loss: [],
    candidate: lines('label', { x: 68, y: 281, leading: 14 }, 'candidate', 'action'),
    score: [text('label', 'label', 'score', { x: 278, y: 288, anchor: 'end' })],
    futures: [text('last', 'label', String(figure.horizon), { x: 112, y: top - 5 })],
    now: [text('label', 'label', 'now', { x: 112, y: 259 })],
    discount: [
      text('rho', 'number', `ρ ${formatNumber(figure.rho)}`, { x: 192, y: 137 }),
      text('gamma', 'label', `γ ${formatNumber(Math.exp(-figure.rho))}`, { x: 192, y: 152 }),
    ],
    lookAhead: updateLines(shorter(lookAhead), { x: 160, y: 66, leading: 14, anchor: 'end' }, 'deceptive'),
    fixObjective: updateLines(shorter(fixObjective), { x: 284, y: 66, leading: 14, anchor: 'end' }, 'robust'),
  };
}
