import type { Decision } from '../core/claims/claim';

/** From the claims worker, which decides all of them as soon as it is started. */
export type ClaimsResponse =
  | { readonly type: 'asked'; readonly claims: readonly { readonly id: string; readonly question: string }[] }
  | { readonly type: 'decided'; readonly decision: Decision };
