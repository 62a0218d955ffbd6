/** The claims themselves stand in their own section, which this chapter introduces. */
export function ResultsChapter() {
  return (
    <>
      <p>
        The paper leaves two sections empty, Method and Experiments. What follows is our attempt at both. We have turned
        its claims, and two of its critics’ and our own, into twelve questions. For each there is a program: the
        settings that decide it, what would have to be true of their runs, and, where the answer changes along a
        parameter, a search for the value at which it does. Nothing about the answers is written down in advance. When
        part of the model is taken away, most of the answers change, and a test makes sure that they do.
      </p>
      <p>
        A verdict of <em>holds</em> means: in every setting that was tried. <em>It depends</em> means: in some of them,
        and the boundary is named where it was found. None of them says anything of a network that exists. What they can
        say is narrower and still worth having. If somebody tells you that the argument cannot work, there are settings
        here in which it does, step by step, and you can look at each step. If somebody tells you that it cannot fail,
        there are settings in which it fails, and they are not far away.
      </p>
      <p>
        The arithmetic is open to anyone. Every run on this page has an address that replays it to the last bit, here
        and on the command line, and every table of the results can be made again by one command.
      </p>
    </>
  );
}
