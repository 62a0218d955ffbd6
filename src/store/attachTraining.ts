import type { Lab } from './lab';
import type { TrainingClient } from './trainingClient';

/** Keeps a lab's run that of its parameters: asks the client at once and after every change. Returns the detacher. */
export function attachTraining(lab: Lab, client: TrainingClient, name: string): () => void {
  function ask(): void {
    const { parameters } = lab.getState();
    lab.beginRun();
    client.run(name, {
      parameters,
      start: null,
      listener: {
        rows: (from, count, batch) => lab.addRows(parameters, from, count, batch),
        done: (outcome, digest) => lab.endRun(outcome, digest),
        failed: (sentence) => lab.failRun(sentence),
        restarted: (sentence) => lab.notify(sentence),
      },
    });
  }
  ask();
  return lab.subscribe((state, previous) => {
    if (state.parameters !== previous.parameters) ask();
  });
}
