import { useRef, type ReactNode } from 'react';
import { useStatements } from '../store/useStatements';
import { BelowZeroChapter } from './chapters/BelowZeroChapter';
import { DeploymentChapter } from './chapters/DeploymentChapter';
import { GapChapter } from './chapters/GapChapter';
import { LeftOutChapter } from './chapters/LeftOutChapter';
import { NudgeChapter } from './chapters/NudgeChapter';
import { Opening } from './chapters/Opening';
import { OptimisersChapter } from './chapters/OptimisersChapter';
import { RaceChapter } from './chapters/RaceChapter';
import { ResultsChapter } from './chapters/ResultsChapter';
import { TwoWaysChapter } from './chapters/TwoWaysChapter';
import { WhatIfChapter } from './chapters/WhatIfChapter';
import { References } from './References';
import { VerdictsContext } from './verdicts';

const chapters: readonly { readonly title: string; readonly body: ReactNode }[] = [
  { title: 'What is being optimised, and by whom', body: <OptimisersChapter /> },
  { title: 'The gap', body: <GapChapter /> },
  { title: 'Two ways to behave well', body: <TwoWaysChapter /> },
  { title: 'One small nudge', body: <NudgeChapter /> },
  { title: 'The race', body: <RaceChapter /> },
  { title: 'Below zero', body: <BelowZeroChapter /> },
  { title: 'Deployment', body: <DeploymentChapter /> },
  { title: 'What if …', body: <WhatIfChapter /> },
  { title: 'What this leaves out', body: <LeftOutChapter /> },
  { title: 'Results', body: <ResultsChapter /> },
];

/** The argument, read and tested: ten chapters. `results` stands at the end of the last. */
export function Article({ results }: { results?: ReactNode }) {
  const article = useRef<HTMLElement>(null);
  const verdicts = useStatements(article);
  return (
    <VerdictsContext value={verdicts}>
      <section className="article" aria-labelledby="article-title" ref={article}>
        <h2 id="article-title">The argument, read and tested</h2>
        <Opening />
        {chapters.map(({ title, body }, i) => (
          <section key={title} className="chapter" aria-labelledby={`chapter-${i + 1}`}>
            <h3 id={`chapter-${i + 1}`}>
              <span className="chapter-number">{i + 1}</span> {title}
            </h3>
            {body}
          </section>
        ))}
        {results}
        <References />
      </section>
    </VerdictsContext>
  );
}
