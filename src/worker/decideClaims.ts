import { decide } from '../core/claims/claim';
import { claims } from '../core/claims/claims';
import { runTraining } from '../core/trainingRun';
import type { ClaimsResponse } from '../protocol/claimsMessages';

/** Posts the questions, then each decision as soon as it is made; some seconds of work. */
export function decideClaims(post: (message: ClaimsResponse) => void): void {
  post({ type: 'asked', claims: claims.map(({ id, question }) => ({ id, question })) });
  for (const claim of claims) post({ type: 'decided', decision: decide(claim, runTraining) });
}
