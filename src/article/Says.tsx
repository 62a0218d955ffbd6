import { useId, useState } from 'react';
import { describeChange } from '../core/describeChange';
import { defaultParameters, type Parameters } from '../core/parameters';
import { counterexample } from '../core/statements/statement';
import { statementOf } from '../core/statements/statements';
import { useLab } from '../store/labContext';
import defaults from './defaults.json';
import { useVerdict } from './verdicts';
import { showLab } from '../ui/showLab';

const atDefaults = new Map(defaults.map((one) => [one.id, one]));

/**
 * A sentence that states a result, with its verdict: at the page's defaults, or, once the reader has changed the lab, at the reader's settings.
 * A sentence that is false there keeps the words that it has at the defaults.
 */
export function Says({ id }: { id: string }) {
  const there = atDefaults.get(id);
  if (!there) throw new Error(`there is no sentence ${id}`);
  const verdict = useVerdict(id);
  const [open, setOpen] = useState(false);
  const more = useId();
  const { text, holds, link } = verdict.kind === 'checked' && verdict.checked.holds ? verdict.checked : there;
  const isTrue = verdict.kind === 'checked' ? verdict.checked.holds : holds;
  const where = verdict.kind === 'defaults' ? 'at this page’s settings' : 'at your settings';
  const words =
    verdict.kind === 'none'
      ? 'At your settings there is no such run'
      : `${isTrue ? 'True' : 'False'} in the model ${where}`;
  const state = verdict.kind === 'none' ? 'none' : isTrue ? 'true' : 'false';
  return (
    <span className={`says ${state}`} data-statement={id}>
      {text}{' '}
      <button
        type="button"
        className="says-mark"
        aria-expanded={open}
        aria-controls={more}
        aria-label={`${words}. Runs`}
        title={words}
        onClick={() => setOpen(!open)}
      >
        {{ true: '✓', false: '✗', none: '–' }[state]}
      </button>
      <span id={more} className="says-more" hidden={!open}>
        {words}: <RunLink link={verdict.kind === 'checked' ? verdict.checked.link : link}>show the run</RunLink>, or{' '}
        <RunLink link={counterexample(statementOf(id))} fails={statementOf(id).fails}>
          show where it is false
        </RunLink>
        .
      </span>
    </span>
  );
}

/** The lab stands at the top of the page, so that is where the reader is taken. */
function RunLink({ link, fails, children }: { link: string; fails?: Partial<Parameters>; children: React.ReactNode }) {
  const lab = useLab();
  // What makes the sentence false, since the text may not have spoken of it yet.
  const changes = describeChange(defaultParameters, { ...defaultParameters, ...fails });
  const said = changes.length > 0 ? `: ${changes.join(', ')}` : '';
  return (
    <a
      href={link}
      onClick={() => {
        lab.notify(`This is a run of the article${said}. “Undo” goes back to yours.`, 'claim');
        showLab();
      }}
    >
      {children}
    </a>
  );
}
