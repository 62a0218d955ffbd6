import { timeSteps, type World } from './steps';

self.onmessage = (event: MessageEvent<{ world: World; runs: number }>) => {
  self.postMessage(timeSteps(event.data.world, event.data.runs));
};
