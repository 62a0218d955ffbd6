import type { ParameterKey, Parameters } from '../../core/parameters';
import { createPushes } from '../../core/pushes';
import { theoryApplies } from '../../core/theory';
import { criticalCurve, type CriticalCurve } from '../../charts/layout/criticalCurve';
import { sameDomain } from './raceFrame';
import { streamlines, type RaceDomain, type Streamline } from './streamlines';

/** What lies over the whole plane: the same for every run of the same world, wherever it starts. */
export interface Field {
  readonly lines: readonly Streamline[];
  readonly critical: CriticalCurve;
}

/** Parameters that no push depends on: where and how a run starts, how long it is, its noise, when awareness comes. */
const NOT_FIELD: readonly ParameterKey[] = ['gap', 'rho', 'steps', 'seed', 'noise', 'onset', 'formula'];

const nothing: Field = { lines: [], critical: [] };

function* fieldOf(parameters: Readonly<Parameters>, domain: RaceDomain): Generator<void, Field> {
  const critical = theoryApplies(parameters).applies ? yield* criticalCurve(parameters, domain.rate) : [];
  const pushes = createPushes(parameters);
  return { critical, lines: pushes ? yield* streamlines(pushes, domain) : [] };
}

/** The field depends on whether R_c's conditions hold too, two of which (noise, onset) no push depends on. */
function keyOf(parameters: Readonly<Parameters>): string {
  const kept = (Object.keys(parameters) as ParameterKey[]).filter((key) => !NOT_FIELD.includes(key));
  return JSON.stringify([theoryApplies(parameters).applies, ...kept.map((key) => parameters[key])]);
}

/** Computes fields while the page has nothing else to do. */
export interface FieldWork {
  /**
   * The field of these parameters over a domain, or nothing until it is computed; what is computed for a part of the domain stands in
   * for the whole. While a slider is held no new one is begun.
   */
  ask(parameters: Readonly<Parameters>, domain: RaceDomain, held: boolean): Field;
  destroy(): void;
}

/** Milliseconds of work at a time; a stride of the slowest planner takes 4 at most. */
const CHUNK = 2;

/** `done` is called when a field that was asked for is there. */
export function createFieldWork(done: () => void): FieldWork {
  let ready: { readonly key: string; readonly domain: RaceDomain; readonly field: Field } | null = null;
  let wanted: { readonly key: string; readonly domain: RaceDomain; readonly work: Generator<void, Field> } | null =
    null;
  let last: { readonly parameters: Readonly<Parameters>; readonly key: string } | null = null;
  let cancel: (() => void) | null = null;

  function schedule(): void {
    if (typeof requestIdleCallback === 'function') {
      const id = requestIdleCallback(work, { timeout: 400 });
      cancel = () => cancelIdleCallback(id);
    } else {
      const id = setTimeout(work, 16);
      cancel = () => clearTimeout(id);
    }
  }

  function work(): void {
    cancel = null;
    if (!wanted) return;
    const until = performance.now() + CHUNK;
    do {
      const next = wanted.work.next();
      if (!next.done) continue;
      ready = { key: wanted.key, domain: wanted.domain, field: next.value };
      wanted = null;
      done();
      return;
    } while (performance.now() < until);
    schedule();
  }

  return {
    ask(parameters, domain, held) {
      if (last?.parameters !== parameters) last = { parameters, key: keyOf(parameters) };
      const { key } = last;
      const isThere = ready?.key === key;
      if (isThere && sameDomain(ready!.domain, domain)) wanted = null;
      else if (!held && !(wanted?.key === key && sameDomain(wanted.domain, domain))) {
        wanted = { key, domain, work: fieldOf(parameters, domain) };
        if (!cancel) schedule();
      }
      return isThere ? ready!.field : nothing;
    },
    destroy() {
      cancel?.();
      cancel = null;
      wanted = null;
    },
  };
}
