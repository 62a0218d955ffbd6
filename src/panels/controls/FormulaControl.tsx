import { useEffect, useId, useState } from 'react';
import type { TextSpec } from '../../core/parameters';

import { readTypedFormula, type FormulaAnswer } from '../../store/formulas';
import { useLab, useLabState } from '../../store/labContext';
import { later } from '../../ui/later';
import './formula.css';
import { ParameterHead } from './ParameterControl';

const Typeset = later(async () => (await import('./Typeset')).Typeset, 'asked'); // with KaTeX

/** Milliseconds after the last key until what was typed is read. */
const PAUSE = 200;

/** A text of the field and what reading it came to. */
interface Read {
  readonly text: string;
  readonly answer: FormulaAnswer;
}

/** The custom kernel's formula: read while it is typed, applied as soon as it can be, typeset with its slope. */
export function FormulaControl({ spec }: { spec: TextSpec }) {
  const lab = useLab();
  const formula = useLabState((state) => state.parameters.formula);
  /** What was typed since the formula that runs; of another formula, as from a link or Back, it is not pending any more. */
  const [typed, setTyped] = useState<{ readonly since: string; readonly text: string } | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [good, setGood] = useState<Read | null>(null);
  const helpId = useId();
  const problemId = useId();
  const text = typed?.since === formula ? typed.text : formula;

  useEffect(() => {
    const timer = setTimeout(
      () => {
        void readTypedFormula(text, lab.getState().parameters).then((answer) => {
          if (!answer) return;
          setRead({ text, answer });
          if (!answer.ok) return;
          setGood({ text, answer });
          lab.set('formula', text);
        });
      },
      text === formula ? 0 : PAUSE,
    );
    return () => clearTimeout(timer);
  }, [text, formula, lab]);

  const refused = read?.text === text && !read.answer.ok ? read.answer : null;
  const shown = good?.text === formula && good.answer.ok ? good.answer : null;
  return (
    <div className="parameter formula">
      <ParameterHead spec={spec} helpId={helpId}>
        {null}
      </ParameterHead>
      <textarea
        id={`control-${spec.key}`}
        className="formula-field"
        rows={2}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        maxLength={spec.maxLength}
        value={text}
        aria-invalid={refused !== null}
        aria-describedby={refused ? problemId : helpId}
        onChange={(event) => setTyped({ since: formula, text: event.target.value.replace(/\s*\n\s*/g, ' ') })}
      />
      {refused && (
        <div className="problem" id={problemId} role="alert">
          {refused.position !== null && <Marked text={text} position={refused.position} />}
          <p>{refused.sentence}</p>
          {text !== formula && (
            <p>
              Until it can be used, the last one stays: <code>{formula}</code>
            </p>
          )}
        </div>
      )}
      {shown && (
        <div className="formula-typeset">
          <Typeset tex={shown.tex} words={formula} />
          {shown.derivativeTex === null ? (
            <p className="slider-help">{shown.derivative}</p>
          ) : (
            <Typeset tex={shown.derivativeTex} words={`slope in rho: ${shown.derivative}`} />
          )}
          {shown.remark !== null && <p className="slider-help">{shown.remark}</p>}
        </div>
      )}
    </div>
  );
}

/** The text with the place that the refusal speaks of marked. */
function Marked({ text, position }: { text: string; position: number }) {
  return (
    <code className="formula-marked">
      {text.slice(0, position)}
      <mark>{text.slice(position, position + 1) || '\u00a0'}</mark>
      {text.slice(position + 1)}
    </code>
  );
}
