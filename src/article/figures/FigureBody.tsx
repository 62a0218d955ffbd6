import { useState } from 'react';
import type { Lab } from '../../store/lab';
import { LabProvider, useLab, useLabState } from '../../store/labContext';
import { figureCharts } from './charts';
import { FigureChart } from './FigureChart';
import { Choice, FigureControl } from './FigureControls';
import { FigureOutcome } from './FigureOutcome';
import { FigureTime } from './FigureTime';
import { variantChanges, type ControlSpec, type FigureSpec } from './figureSpecs';
import { OpenInLab } from './OpenInLab';
import { useFigureLoop } from './useFigureLoop';

/** Widths that charts are laid out for: alone, and beside another. */
const ALONE = 380;
const BESIDE = 320;

interface BodyProps {
  readonly spec: FigureSpec;
  readonly labs: readonly Lab[];
  /** Before its code is there: a picture, whose controls only keep their place. */
  readonly still?: boolean;
}

/** What a figure shows of its runs, each in a lab of its own. */
export function FigureBody({ spec, labs, still = false }: BodyProps) {
  const several = spec.runs.length > 1;
  const look = several ? 'runs' : spec.charts.length > 1 ? 'pair' : 'one';
  return (
    <div className={`figure-body ${look}${still ? ' still' : ''}`}>
      {spec.runs.map((run, i) => (
        <RunOfFigure
          key={run.name ?? ''}
          lab={labs[i]}
          spec={spec}
          name={run.name ?? ''}
          controls={run.controls}
          still={still}
        />
      ))}
    </div>
  );
}

interface RunProps {
  readonly lab: Lab;
  readonly spec: FigureSpec;
  readonly name: string;
  readonly controls: readonly ControlSpec[];
  readonly still: boolean;
}

function RunOfFigure({ lab, spec, name, controls, still }: RunProps) {
  const { element, loop } = useFigureLoop(lab, still);
  const main = useLab();
  const { charts, runs, beside, variants, time, deploy, numbers } = spec;
  const title = name === '' ? spec.title : name;
  const paired = charts.length * runs.length > 1;
  const width = paired ? BESIDE : ALONE;
  const heights = charts.map((chart) => {
    const { height, heightBeside = height } = figureCharts[chart];
    return paired ? heightBeside : height;
  });
  const height = Math.max(...heights);
  return (
    <LabProvider lab={lab} loop={loop}>
      <div className="figure-run" ref={element} role={name === '' ? undefined : 'group'} aria-label={name || undefined}>
        {name !== '' && <p className="figure-name">{name}</p>}
        <div className="figure-charts">
          {charts.map((chart) => (
            <FigureChart key={chart} name={chart} width={width} height={height} />
          ))}
        </div>
        <div className="figure-aside">
          <div className="figure-said">
            <FigureOutcome numbers={numbers ?? false} />
            {beside && <p className="figure-beside">Dashed: {beside.name}.</p>}
            <Notices />
          </div>
          <div className="figure-controls">
            {variants && <Variants variants={variants} title={title} />}
            {controls.map((control) => (
              <FigureControl key={control.label} spec={control} title={title} />
            ))}
            {time && <FigureTime title={title} />}
            <div className="figure-buttons">
              {deploy && <DeployButton />}
              <OpenInLab main={main} title={title} />
            </div>
          </div>
        </div>
      </div>
    </LabProvider>
  );
}

/** Chooses the assumption that is bent, which then has its control; the others go back to their defaults. */
function Variants({ variants, title }: { variants: NonNullable<FigureSpec['variants']>; title: string }) {
  const lab = useLab();
  const [chosen, setChosen] = useState(0);
  function choose(i: number): void {
    setChosen(i);
    lab.change(variantChanges(variants, variants[i]));
  }
  return (
    <>
      <Choice legend="What if …" options={variants.map(({ label }) => label)} chosen={chosen} choose={choose} />
      {variants[chosen].controls.map((control) => (
        <FigureControl key={control.label} spec={control} title={title} />
      ))}
    </>
  );
}

function DeployButton() {
  const lab = useLab();
  const deployed = useLabState((state) => state.deployed);
  return (
    <button
      type="button"
      className="button small"
      aria-pressed={deployed}
      onClick={() => lab.deploy(!lab.getState().deployed)}
    >
      {deployed ? 'Back to training' : 'Deploy it now'}
    </button>
  );
}

/** What went wrong with the figure's runs, if anything. */
function Notices() {
  const notice = useLabState((state) => state.notices.at(-1)?.sentence);
  return notice === undefined ? null : <p className="problem">{notice}</p>;
}
