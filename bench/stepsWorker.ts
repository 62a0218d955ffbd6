import { timeSteps, type Planner } from './steps';

self.onmessage = (event: MessageEvent<{ planner: Planner; runs: number }>) => {
  self.postMessage(timeSteps(event.data.planner, event.data.runs));
};
