import { timeSteps, type World } from './steps';

const [world, runs] = process.argv.slice(2);
console.log(JSON.stringify(timeSteps(world as World, Number(runs))));
