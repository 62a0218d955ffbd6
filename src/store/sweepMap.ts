import { createStore, type StoreApi } from 'zustand/vanilla';
import { sameRecipe, withChanges } from '../core/changeRecipe';
import type { Recipe } from '../core/fork';
import type { Formulas } from '../core/lineage';
import { cellCount, type CellResult, type Sweep } from '../core/sweep';
import { readCell, type SweepTable } from '../core/sweepTable';
import type { FormulasRead } from './attachTraining';
import type { Lab } from './lab';
import { latticeSide, numbersOf, type MapSides, type SweepMapState } from './sweptMap';
import type { WorkerPool } from './workerPool';

/** A map of a lab's run that follows it, while somebody looks. */
export interface SweepMap extends Pick<StoreApi<SweepMapState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Somebody looks: it is computed and kept up to date until the function handed back is called. */
  watch(): () => void;
  /** Has the numbers of a cell of what is shown computed, if they are not there; takes the place of the question before. */
  ask(cell: number): void;
}

interface SweepMapNeeds {
  readonly lab: Lab;
  readonly sides: MapSides;
  readonly pool: () => Pick<WorkerPool, 'sweep' | 'ease'>;
  /** Reads a custom kernel's formulas; null where a later reading took this one's place. */
  readonly readFormulas: (recipe: Recipe) => Promise<FormulasRead | null>;
}

/** Milliseconds: between two coarse lattices while a slider moves; from its last move to the refinement. */
const EVERY = 150;
const REST = 150;
/** A lattice that takes longer than this is given up for that of newer settings; before that it is let come. */
const PATIENCE = 600;
/** Between two pictures while a map gets sharper; and after which a lattice is shown before it is whole. */
const PICTURE = 250;
const SLOW = 1000;

const noFormulas: Formulas = new Map();
const noneAsked: ReadonlyMap<number, CellResult> = new Map();

export function createSweepMap({ lab, sides, pool, readFormulas }: SweepMapNeeds): SweepMap {
  const store = createStore<SweepMapState>()(() => ({
    shown: null,
    current: false,
    progress: null,
    problem: '',
    asked: noneAsked,
  }));
  const { getState, setState } = store;
  let watchers = 0;
  let detach: (() => void) | null = null;
  /** The recipe of the lab that all is to be of, as last heard. */
  let wanted: Recipe = lab.getState().recipe;
  let changedAt = -Infinity;
  let latticeAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The sweep under way. `brief`: of the first lattice alone. */
  let running: { readonly recipe: Recipe; readonly brief: boolean; readonly begun: number; cancel(): void } | null =
    null;
  let pictureAt = -Infinity;
  let toldAt = -Infinity;
  let asking: { readonly cell: number; cancel(): void } | null = null;

  const lattice: MapSides = { x: latticeSide(sides.x), y: latticeSide(sides.y), seeds: sides.seeds };

  /** Recipes of which all cells of the map are the same: what the sides go through may differ. */
  function isSame(a: Recipe, b: Recipe): boolean {
    return a === b || sameRecipe(onMap(a), onMap(b));
  }
  function onMap(recipe: Recipe): Recipe {
    const { x, y } = sides;
    return withChanges(recipe, { [x.key]: x.values.at(-1), [y.key]: y.values.at(-1) }).recipe;
  }

  function stop(): void {
    running?.cancel();
    running = null;
    if (getState().progress) setState({ progress: null });
  }

  /** The lab shows another run, or somebody looks again. */
  function follow(): void {
    const { recipe } = lab.getState();
    if (!isSame(recipe, wanted)) {
      wanted = recipe;
      changedAt = performance.now();
    }
    const { shown, current } = getState();
    const isCurrent = shown !== null && isSame(shown.sweep.recipe, wanted);
    if (isCurrent !== current) setState({ current: isCurrent });
    decide();
  }

  /** Begins what is due now, and comes back when something else is. */
  function decide(): void {
    clearTimeout(timer);
    if (watchers === 0) {
      stop();
      return;
    }
    const { shown, current } = getState();
    if (current && shown?.sharp) {
      stop();
      return;
    }
    const now = performance.now();
    const rests = !lab.getState().held || now - changedAt >= REST;
    if (rests) {
      begin(false);
      return;
    }
    const patient = running !== null && now - running.begun < PATIENCE;
    const wait = patient ? EVERY : latticeAt + EVERY - now;
    if (wait <= 0 && !current) begin(true);
    timer = setTimeout(decide, Math.max(1, Math.min(changedAt + REST - now, wait > 0 ? wait : EVERY)));
  }

  function begin(brief: boolean): void {
    // A lattice of these settings that is under way is let come, whatever is to follow.
    if (running && isSame(running.recipe, wanted) && (running.brief || !brief)) return;
    running?.cancel();
    const recipe = wanted;
    const begun = performance.now();
    latticeAt = begun;
    let ended = false;
    let handle: { cancel(): void } | null = null;
    const mine = {
      recipe,
      brief,
      begun,
      cancel() {
        ended = true;
        handle?.cancel();
      },
    };
    running = mine;
    if (getState().problem !== '') setState({ problem: '' });
    const fail = (problem: string) => {
      if (running === mine) running = null;
      setState({ problem, progress: null });
    };
    const open = (formulas: Formulas) => {
      if (ended) return;
      const sweep: Sweep = { recipe, formulas, ...(brief ? lattice : sides) };
      handle = pool().sweep(sweep, brief ? 'full' : 'boundary', {
        background: true,
        onProgress(table, status) {
          if (ended) return;
          if (typeof status === 'object') {
            ended = true;
            fail(status.failed);
            return;
          }
          hear(sweep, table, status === 'done');
          if (status === 'running') return;
          ended = true;
          if (running === mine) running = null;
          decide();
        },
      });
    };
    if (recipe.parameters.kernel !== 'custom') open(noFormulas);
    else {
      void readFormulas(recipe)
        .catch(() => null)
        .then((reading) => {
          if (ended || !reading) return;
          if (reading.ok) open(reading.formulas);
          else fail(reading.sentence);
        });
    }
  }

  /** Shows what a table has, where it is time to. */
  function hear(sweep: Sweep, table: SweepTable, done: boolean): void {
    const now = performance.now();
    const { shown } = getState();
    const progress = done ? null : { returned: table.returned, wanted: table.wanted, coarse: table.coarse };
    const isNew = shown?.sweep !== sweep;
    const isDue = isNew ? table.coarse || now - (running?.begun ?? now) > SLOW : done || now - pictureAt >= PICTURE;
    if (!isDue) {
      if (now - toldAt < PICTURE) return;
      toldAt = now;
      setState({ progress });
      return;
    }
    pictureAt = toldAt = now;
    if (isNew && shown && !isSame(shown.sweep.recipe, sweep.recipe)) {
      asking?.cancel();
      asking = null;
    }
    const asked = shown && isSame(shown.sweep.recipe, sweep.recipe) ? getState().asked : noneAsked;
    setState({
      shown: {
        sweep,
        sides,
        outcomes: table.outcomes(),
        results: table.results,
        sharp: done && sweep.x === sides.x && sweep.y === sides.y,
      },
      current: isSame(sweep.recipe, wanted),
      progress,
      problem: '',
      asked,
    });
  }

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    watch() {
      watchers += 1;
      if (watchers === 1) {
        // What moves on the page goes before the map.
        const ease = () => pool().ease(lab.getState().held || lab.getState().playing);
        ease();
        detach = lab.subscribe((state, before) => {
          if (state.held !== before.held || state.playing !== before.playing) ease();
          if (state.recipe !== before.recipe) follow();
          else if (state.held !== before.held) decide();
        });
        follow();
      }
      let watches = true;
      return () => {
        if (!watches) return;
        watches = false;
        watchers -= 1;
        if (watchers > 0) return;
        detach?.();
        detach = null;
        asking?.cancel();
        asking = null;
        decide();
      };
    },
    ask(cell) {
      const { shown } = getState();
      if (!shown || cell < 0 || cell >= cellCount(shown.sweep) || asking?.cell === cell) return;
      asking?.cancel();
      asking = null;
      if (numbersOf(getState(), cell)) return;
      const { sweep } = shown;
      const { x, y } = sweep;
      const columns = x.values.length;
      const one: Sweep = {
        ...sweep,
        x: { key: x.key, values: [x.values[cell % columns]] },
        y: { key: y.key, values: [y.values[Math.floor(cell / columns)]] },
      };
      let ended = false;
      const handle = pool().sweep(one, 'full', {
        onProgress(table, status) {
          if (ended || status === 'running') return;
          ended = true;
          asking = null;
          if (status !== 'done' || getState().shown?.sweep.recipe !== sweep.recipe) return;
          setState({ asked: new Map([...getState().asked, [cell, readCell(table.results, 0)]]) });
        },
      });
      if (!ended) {
        asking = {
          cell,
          cancel() {
            ended = true;
            handle.cancel();
          },
        };
      }
    },
  };
}
