/** A work that the article speaks of. Nothing is said of one that is not in the project's checked list of sources. */
export interface Reference {
  readonly id: string;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly place: string;
  readonly url: string | null;
}

const arxiv = (number: string) => ({ place: `arXiv:${number}`, url: `https://arxiv.org/abs/${number}` });

/** In the order of the alphabet. */
export const works: readonly Reference[] = [
  { id: 'carlsmith2023', authors: 'Carlsmith, J.', year: 2023, title: 'Scheming AIs', ...arxiv('2311.08379') },
  {
    id: 'cohen2019',
    authors: 'Cohen, M., Vellambi, B., and Hutter, M.',
    year: 2019,
    title: 'Asymptotically unambitious artificial general intelligence',
    ...arxiv('1905.12186'),
  },
  {
    id: 'demski2019',
    authors: 'Demski, A.',
    year: 2019,
    title: 'Partial Agency; Defining Myopia',
    place: 'essays',
    url: null,
  },
  {
    id: 'everitt2016',
    authors: 'Everitt, T., Filan, D., Daswani, M., and Hutter, M.',
    year: 2016,
    title: 'Self-modification of policy and utility function in rational agents',
    ...arxiv('1605.03142'),
  },
  {
    id: 'farquhar2025',
    authors: 'Farquhar, S., and others',
    year: 2025,
    title: 'MONA: Myopic optimization with non-myopic approval can mitigate multi-step reward hacking',
    ...arxiv('2501.13011'),
  },
  {
    id: 'fedus2019',
    authors: 'Fedus, W., and others',
    year: 2019,
    title: 'Hyperbolic discounting and learning over multiple horizons',
    ...arxiv('1902.06865'),
  },
  {
    id: 'greenblatt2024',
    authors: 'Greenblatt, R., and others',
    year: 2024,
    title: 'Alignment faking in large language models',
    ...arxiv('2412.14093'),
  },
  {
    id: 'hubinger2019',
    authors: 'Hubinger, E., van Merwijk, C., Mikulik, V., Skalse, J., and Garrabrant, S.',
    year: 2019,
    title: 'Risks from Learned Optimization',
    ...arxiv('1906.01820'),
  },
  {
    id: 'hubinger2024',
    authors: 'Hubinger, E., and others',
    year: 2024,
    title: 'Sleeper agents: training deceptive LLMs that persist through safety training',
    ...arxiv('2401.05566'),
  },
  {
    id: 'jiang2015',
    authors: 'Jiang, N., and others',
    year: 2015,
    title: 'The dependence of effective planning horizon on model accuracy',
    place: 'AAMAS 2015',
    url: null,
  },
  {
    id: 'koch2021',
    authors: 'Koch, J., Langosco, L., Pfau, J., Le, J., and Sharkey, L.',
    year: 2021,
    title: 'Objective robustness in deep reinforcement learning',
    ...arxiv('2105.14111'),
  },
  {
    id: 'krueger2020',
    authors: 'Krueger, D., Maharaj, T., and Leike, J.',
    year: 2020,
    title: 'Hidden incentives for auto-induced distributional shift',
    ...arxiv('2009.09153'),
  },
  {
    id: 'laibson1997',
    authors: 'Laibson, D.',
    year: 1997,
    title: 'Golden eggs and hyperbolic discounting',
    place: 'QJE 112(2):443–477',
    url: null,
  },
  {
    id: 'loewenstein1991',
    authors: 'Loewenstein, G., and Prelec, D.',
    year: 1991,
    title: 'Negative Time Preference',
    place: 'AER 81(2):347–352',
    url: null,
  },
  {
    id: 'miles2021',
    authors: 'Miles, R.',
    year: 2021,
    title: 'Deceptive Misaligned Mesa-Optimisers? It’s More Likely Than You Think',
    place: 'video',
    url: null,
  },
  {
    id: 'moe2025',
    authors: 'Moe, A.',
    year: 2025,
    title: 'Situationally Aware Mesa Optimisers will have Long Term Objectives',
    place: 'the paper that this page explains',
    url: null,
  },
  {
    id: 'pitis2019',
    authors: 'Pitis, S.',
    year: 2019,
    title: 'Rethinking the discount factor in reinforcement learning: a decision theoretic approach',
    ...arxiv('1902.02893'),
  },
  {
    id: 'shah2022',
    authors: 'Shah, R., and others',
    year: 2022,
    title: 'Goal misgeneralization',
    ...arxiv('2210.01790'),
  },
  {
    id: 'sheshadri2025',
    authors: 'Sheshadri, A., and others',
    year: 2025,
    title: 'Why do some language models fake alignment while others don’t?',
    ...arxiv('2506.18032'),
  },
  {
    id: 'sorg2010',
    authors: 'Sorg, J., Singh, S., and Lewis, R.',
    year: 2010,
    title: 'Reward design via online gradient ascent',
    place: 'NIPS 23',
    url: null,
  },
  {
    id: 'wheaton2023',
    authors: 'Wheaton, D.',
    year: 2023,
    title: 'Deceptive Alignment is <1% Likely by Default',
    place: 'essay',
    url: null,
  },
  {
    id: 'xu2020',
    authors: 'Xu, M.',
    year: 2020,
    title: 'Does SGD Produce Deceptive Alignment?',
    place: 'essay',
    url: null,
  },
];

export type ReferenceId = string;

export function referenceOf(id: ReferenceId): Reference {
  const found = works.find((reference) => reference.id === id);
  if (!found) throw new Error(`there is no reference ${id}`);
  return found;
}
