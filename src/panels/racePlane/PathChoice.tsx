import { memo, useId } from 'react';
import { pathOf, paths } from '../../core/changeRecipe';
import { pathStep } from '../../store/lab';
import { useLab, useLabState } from '../../store/labContext';
import './pathChoice.css';
import { pathNames } from './pathNames';

/** The race taken apart: from the fork on, or from the cursor if there is none, only one of the base optimiser's two paths may move. */
export const PathChoice = memo(function PathChoice() {
  const lab = useLab();
  const name = useId();
  const chosen = useLabState(({ recipe }) => (recipe.forks.length === 0 ? 'both' : pathOf(recipe)));
  const step = useLabState((state) => (state.playing ? null : (state.recipe.forks.at(-1)?.step ?? pathStep(state))));
  return (
    <fieldset className="path-choice">
      <legend data-explain="fork:path">Which path may move{step === null ? '' : ` from step ${step} on`}</legend>
      {paths.map((path) => (
        <label key={path}>
          <input type="radio" name={name} checked={chosen === path} onChange={() => lab.setPath(path)} />
          <span>{pathNames[path]}</span>
        </label>
      ))}
    </fieldset>
  );
});
