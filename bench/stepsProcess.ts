import { timeSteps, type Planner } from './steps';

const [planner, runs] = process.argv.slice(2);
console.log(JSON.stringify(timeSteps(planner as Planner, Number(runs))));
