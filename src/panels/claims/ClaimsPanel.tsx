import { useRef } from 'react';
import { formatNumber } from '../../charts/layout/formatNumber';
import type { Decision, TrialResult, Verdict } from '../../core/claims/claim';
import { claimSymbols, termsAndFacts } from '../../core/claims/symbols';
import '../../ui/section.css';
import './claims.css';
import { useLab } from '../../store/labContext';
import { Symbol } from '../../ui/Symbol';
import { Symbols } from '../../ui/Symbols';
import { useDecisions, type Asked } from '../../store/useDecisions';
import { showLab } from '../../ui/showLab';

const verdicts: Readonly<Record<Verdict, string>> = { holds: 'Holds', depends: 'It depends', fails: 'Fails' };

/** The claims of the paper, decided by runs of the model in the reader's own browser, each run a link. */
export function ClaimsPanel() {
  const section = useRef<HTMLElement>(null);
  const { asked, failed } = useDecisions(section);
  const open = asked.filter(({ decision }) => !decision).length;
  return (
    <section className="section claims" id="claims" aria-labelledby="claims-title" ref={section}>
      <h2 id="claims-title">Does the argument hold?</h2>
      <p className="section-intro">
        Twelve claims, the paper’s, its critics’ and ours, put to this model as questions. Your browser decides them
        now, by running the model. A verdict says what follows from the model’s assumptions, and nothing about real
        networks.
      </p>
      <p className="claims-key">
        Every square is a setting that was tried, and opens its run: <Square side="holds" /> the claim holds{' '}
        <Square side="fails" /> it fails <Square side="beside" /> shown beside it, not counted.
      </p>
      <p className="claims-key">
        In the answers,{' '}
        {claimSymbols.map(([symbol, meaning], i) => (
          <span key={symbol}>
            {i > 0 && (i < claimSymbols.length - 1 ? ', ' : ' and ')}
            <Symbol text={symbol} /> {i === 0 && 'is '}
            {meaning}
          </span>
        ))}
        . {termsAndFacts}
      </p>
      {failed && <p className="problem">The claims could not be decided here. Reload the page to try again.</p>}
      <p className="claims-progress" aria-live="polite">
        {open > 0 ? `${asked.length - open} of ${asked.length} decided …` : ''}
      </p>
      <ol className="claims-list">
        {asked.map((claim) => (
          <Claim key={claim.id} claim={claim} />
        ))}
      </ol>
    </section>
  );
}

/** A letter and its value stay on one line. */
const unbroken = (text: string) => text.replaceAll(' = ', '\u00a0=\u00a0');

function Claim({ claim: { id, question, decision } }: { claim: Asked }) {
  return (
    <li className={decision ? 'claim' : 'claim open'}>
      <p className="claim-verdict">
        <span className="claim-id">{id}</span> {decision && <strong>{verdicts[decision.verdict]}</strong>}
      </p>
      <h3>{question}</h3>
      {decision ? (
        <>
          <Trials decision={decision} />
          <p>
            <Symbols text={unbroken(decision.answer)} />
          </p>
          {decision.note !== null && (
            <p className="claim-note">
              <Symbols text={unbroken(decision.note)} />
            </p>
          )}
          <ShowMe decision={decision} />
          <Evidence decision={decision} />
        </>
      ) : (
        <p className="claim-note">…</p>
      )}
    </li>
  );
}

/** A link to a run; the lab is at the top of the page, so that is where the reader is taken. */
function RunLink({
  link,
  label,
  of,
  children,
}: {
  link: string;
  label?: string;
  of: string;
  children?: React.ReactNode;
}) {
  const lab = useLab();
  return (
    <a
      href={link}
      aria-label={label}
      title={label}
      onClick={() => {
        lab.notify(`This is a run of claim ${of}. “Undo” goes back to yours.`, 'claim');
        showLab();
      }}
    >
      {children}
    </a>
  );
}

function ShowMe({ decision: { id, numbers } }: { decision: Decision }) {
  const examples = [true, false].flatMap((side) => {
    const result = numbers.find(({ holds }) => holds === side);
    return result && result.links.length > 0 ? [{ side, ...result }] : [];
  });
  return (
    <p className="claim-show">
      Show me:{' '}
      {examples.map(({ side, trial, links: [link] }, i) => (
        <span key={trial}>
          {i > 0 && ' · '}
          <RunLink link={link} of={id}>
            {side ? 'where it holds' : 'where it fails'} ({trial})
          </RunLink>
        </span>
      ))}
    </p>
  );
}

const sides = (holds: boolean | null) => (holds === null ? 'beside the claim' : holds ? 'holds' : 'fails');

function Square({ side }: { side: 'holds' | 'fails' | 'beside' }) {
  return <span className={`claim-square ${side}`} aria-hidden="true" />;
}

/** One square a setting, filled where the claim holds. */
function Trials({ decision: { id, numbers } }: { decision: Decision }) {
  return (
    <ul className="claim-trials" aria-label="Settings tried">
      {numbers.map(({ trial, holds, links: [link] }) => (
        <li key={trial}>
          {link && (
            <RunLink link={link} of={id} label={`${trial}: ${sides(holds)}`}>
              <Square side={holds === null ? 'beside' : holds ? 'holds' : 'fails'} />
            </RunLink>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The numbers behind a verdict, and every run that it rests on. */
function Evidence({ decision: { id, numbers, links } }: { decision: Decision }) {
  return (
    <details className="claim-evidence">
      <summary>
        Numbers, and all {links.length} {links.length === 1 ? 'run' : 'runs'}
      </summary>
      <div className="claim-box" role="region" aria-label={`Numbers behind ${id}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Claim</th>
              <th scope="col">Numbers</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map((result) => (
              <tr key={result.trial}>
                <th scope="row">{result.trial}</th>
                <td>{sides(result.holds)}</td>
                <td>{inWords(result)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h4>Runs, with how each ended and its digest</h4>
        <ul>
          {links.map(({ link, outcome, digest }) => (
            <li key={link}>
              <RunLink link={link} of={id}>
                {link}
              </RunLink>{' '}
              {outcome}, {digest}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** “loss share 0.080, kept 0.67”. */
function inWords({ numbers }: TrialResult): string {
  const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return Object.entries(numbers)
    .map(([name, value]) => `${words(name)} ${formatNumber(value)}`)
    .join(', ');
}
