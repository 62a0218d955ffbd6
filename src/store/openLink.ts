import { readLink } from '../core/readLink';
import type { Lab } from './lab';

/** Takes the lab to what a link says; whatever is wrong with the link becomes a notice. */
export function openLink(lab: Lab, hash: string): void {
  const { parameters, step, problems } = readLink(hash, ['fork', 'vs', 'live']);
  lab.load(parameters, step === 'live' ? null : step);
  for (const { sentence } of problems) lab.notify(sentence);
}
