/** The claims themselves stand in their own section, which this chapter introduces. */
export function ResultsChapter() {
  return (
    <>
      <p>
        The paper leaves Method and Experiments empty, among other sections. What follows is our attempt at both: twelve
        questions, nine of them the paper’s, one its critics’ and two ours. For each there is a program: the settings
        that decide it, what would have to be true of their runs, and, where the answer changes along a parameter, a
        search for the value at which it does. No answer is written down in advance: one of the tests that come with the
        program takes the planner’s path out of the gradient, and sees several of them change.
      </p>
      <p>
        A verdict of <em>holds</em> means: in every setting that was tried. <em>It depends</em> means: in some of them,
        and the boundary is named where it was found. None of them says anything of a network that exists. If somebody
        says that the argument cannot work, here are settings in which it does, and every step can be looked at. If
        somebody says that it cannot fail, here are settings in which it fails, and they are not far away.
      </p>
      <p>
        Every run on this page has an address that replays it to the last bit, and every table of the results can be
        made again by one command.
      </p>
    </>
  );
}
