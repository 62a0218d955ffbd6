import { useRef, useState, type ReactNode } from 'react';
import { useLab, useLabState } from '../../store/labContext';
import { citationBibtex, citationText } from './citation';
import { CopyField } from './CopyField';
import { figuresOn } from './pageFigure';
import { saveFile } from './saveFile';
import { takeCited, takeFigure, takeRun, type Taken } from './takeFrom';
import { useOpenFile } from './useOpenFile';

const NO_RUN = 'There is no run yet.';

/** The run, a figure or a citation to take away, and a file to bring back. */
export function TakeAwayForm({ close }: { close: () => void }) {
  const lab = useLab();
  const openFile = useOpenFile();
  const digest = useLabState(({ settled }) => settled?.digest);
  const [figures] = useState(() => figuresOn(document));
  const [figure, setFigure] = useState(() => [...figures.keys()][0] ?? '');
  const [status, setStatus] = useState('');
  const [uncopied, setUncopied] = useState('');
  const field = useRef<HTMLInputElement>(null);

  /** Does some work, and says what came of it. */
  async function say(work: () => Promise<string>): Promise<void> {
    setUncopied('');
    setStatus(lab.getState().busy ? 'Waiting for the run to be computed …' : '');
    setStatus(
      await work().catch(() => 'That could not be made: a part of the page failed. Reload the page to try again.'),
    );
  }
  const save = (take: () => Promise<Taken>) =>
    say(async () => {
      const taken = await take();
      if (!taken) return NO_RUN;
      saveFile(taken.name, taken.content);
      return `Saved as ${taken.name}.`;
    });
  const saveFigure = (kind: 'svg' | 'png') =>
    save(async () => {
      const svg = figures.get(figure);
      return svg ? takeFigure(lab, figure, svg, kind) : null;
    });
  const copy = (cite: typeof citationText) =>
    say(async () => {
      const cited = await takeCited(lab);
      if (!cited) return NO_RUN;
      const text = cite(cited);
      try {
        await navigator.clipboard.writeText(text);
        return 'Citation copied.';
      } catch {
        setUncopied(text);
        return '';
      }
    });

  return (
    <>
      <Part title="This run" words={digest === undefined ? NO_RUN : `Every state of run ${digest}.`}>
        <Do name="CSV" what="Save the run as CSV" act={() => save(() => takeRun(lab, 'csv'))} />
        <Do name="JSON" what="Save the run as JSON" act={() => save(() => takeRun(lab, 'json'))} />
      </Part>
      <Part title="A figure, as it stands">
        <select aria-label="Figure to save" value={figure} onChange={(event) => setFigure(event.target.value)}>
          {[...figures.keys()].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <Do name="SVG" what="Save the figure as SVG" act={() => saveFigure('svg')} />
        <Do name="PNG" what="Save the figure as PNG" act={() => saveFigure('png')} />
      </Part>
      <Part title="A citation of this run">
        <Do name="Copy as citation" act={() => copy(citationText)} />
        <Do name="Copy as BibTeX" act={() => copy(citationBibtex)} />
      </Part>
      <div className="take-away-status" role="status">
        {status}
      </div>
      {uncopied !== '' && <CopyField text={uncopied} />}
      <Part title="Bring back a run" words="A CSV or JSON saved here. It can also be dropped on the page.">
        <button type="button" className="button" onClick={() => field.current?.click()}>
          Open a file …
        </button>
        <input
          ref={field}
          type="file"
          hidden
          accept=".csv,.json,text/csv,application/json"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = ''; // so that the same file can be opened again
            close();
            void openFile(files);
          }}
        />
      </Part>
    </>
  );
}

function Part({ title, words, children }: { title: string; words?: string; children: ReactNode }) {
  return (
    <section className="take-away-part">
      <h2>{title}</h2>
      {words !== undefined && <p>{words}</p>}
      <div>{children}</div>
    </section>
  );
}

/** A button; `what` says it in full where its name leans on what stands above it. */
function Do({ name, what, act }: { name: string; what?: string; act: () => Promise<void> }) {
  return (
    <button type="button" className="button" aria-label={what} onClick={() => void act()}>
      {name}
    </button>
  );
}
