import { register } from 'tsx/esm/api';

// tsx reads TypeScript in the main thread only; a worker thread has to ask for it (Node 20 does not pass that on).
register();

export const { runCells } = await import('./sweepWorker.ts');
