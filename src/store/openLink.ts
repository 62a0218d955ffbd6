import { readLink } from '../core/readLink';
import type { Lab } from './lab';

/** Takes the lab to what a link says; whatever is wrong with the link becomes a notice. */
export function openLink(lab: Lab, hash: string): void {
  const { parameters, step, pinned, problems } = readLink(hash, ['fork']);
  lab.load(parameters, step === 'live' ? null : step);
  lab.setPinned(pinned && pinned.forks.length === 0 ? pinned.parameters : null);
  if (step === 'live') lab.deploy(true);
  for (const { sentence } of problems) lab.notify(sentence);
  if (pinned && pinned.forks.length > 0) {
    lab.notify('The run that the link pins is a fork, which this page cannot compare with; it is left out.');
  }
}
