import { sharedPool } from '../../src/store/sharedPool';
import { defaultMap } from '../poolMaps';

// A map of the page's pool that never ends, and begins anew whenever a slider moves, as one that follows it does.
let job: { cancel(): void } | null = null;

function begin(): void {
  job?.cancel();
  job = sharedPool().sweep(defaultMap(101), 'full', {
    onProgress(table, status) {
      if (status === 'running') table.outcomes();
      else begin();
    },
  });
}

if (window.location.hash !== '#idle') {
  setTimeout(begin, 1000);
  window.addEventListener('input', begin);
}
