import type { Explanations } from './explanation';

/** The map, and the map behind the race plane. */
export const mapTexts: Explanations = {
  'panel:map': {
    name: 'The map',
    what: 'The lab’s run with two of its settings varied: each cell is a run of its own, coloured by what became of it. It is first coarse, then refined where outcomes change.',
    section: null,
  },
  'panel:atlas': {
    name: 'The atlas',
    what: 'Seventeen maps of the model at its defaults, each with two settings varied. They were worked out with the page, by the command npm run atlas, and a test keeps them up to date.',
    section: null,
  },
  'map:summary': {
    name: 'The map in a sentence',
    what: 'Shares are of cells, so they depend on the two ends of each side. The boundary is the line between the deceptive cells and all others, halfway between two cells.',
    section: null,
  },
  'map:kept': {
    name: 'Gap kept',
    what: 'What is left at the end of the visible gap that the run began with. In cells without a number of their own the shade lies between those around them.',
    formula: 'kept = |e_{v}(T)| / |e_{v}(0)|',
    section: '§ 1',
  },
  'map:run': {
    name: 'The lab’s run',
    what: 'Where the run that the lab shows lies on the map: its own two values, with the colour that it ended in around it.',
    section: null,
  },
  'map:none': {
    name: 'No run',
    what: 'These two values do not go together: one is above another setting that bounds it, or a formula or a fork does not allow it.',
    section: null,
  },
  'race:map': {
    name: 'The map behind the race plane',
    what: 'The fill at a place says how a run ends that starts there, the other settings as they are. Point at it for its words; a click starts that run.',
    section: null,
  },
  'map:side': {
    name: 'Side of the map',
    what: 'Any setting that is a number can be a side. Cells are even on its own scale: where its slider is logarithmic, the map is too.',
    section: null,
  },
  'map:seeds': {
    name: 'Seeds a cell',
    what: 'With noise a cell is run with so many seeds, from the lab’s own upwards. Its colour is the outcome of most of them, its numbers are their medians.',
    section: null,
  },
  'map:command': {
    name: 'The same map elsewhere',
    what: 'The command line runs every cell to its last step, on as many processors as there are, and gives the same outcomes cell by cell.',
    section: null,
  },
};
