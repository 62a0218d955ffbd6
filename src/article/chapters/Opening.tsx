import { Cite } from '../Cite';
import { Says } from '../Says';

/** What the reader will know at the end, and what the page is. */
export function Opening() {
  return (
    <>
      <p className="article-lead">
        This page explains one argument and puts it to the test. Take a program that pursues a goal of its own and knows
        that it is being trained. The argument says that training will tend to give it a long view, because a program
        that fears for its goal behaves well while it is watched. By the end you will know why one might believe that,
        what decides whether training mends the goal or only the manners, and which assumptions the argument leans on.
      </p>
      <p>
        The argument is that of <Cite of="moe2025">Andreas Moe</Cite>. His paper gives it in words and leaves its
        experiments empty. We have filled them with a small model. A sentence that states the result of a run carries a
        mark: <Says id="example" /> The mark says whether it is true in the model: at the settings of this page or, once
        you change the lab above, at yours. It can take you to a run where it is false.
      </p>
      <p>
        The model tests whether the argument holds together, under assumptions that you can see and change. It does not
        show what real networks do. Where a claim fails, the page says so.
      </p>
    </>
  );
}
