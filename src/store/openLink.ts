import { readLink } from '../core/readLink';
import type { Lab } from './lab';

/** Takes the lab to what a link says; whatever is wrong with the link becomes a notice. */
export function openLink(lab: Lab, hash: string): void {
  const { parameters, forks, step, pinned, problems } = readLink(hash);
  lab.load({ parameters, forks }, step === 'live' ? null : step);
  lab.setPinned(pinned);
  if (step === 'live') lab.deploy(true);
  for (const { sentence } of problems) lab.notify(sentence);
}
