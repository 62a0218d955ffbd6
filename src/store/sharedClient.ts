import { createTrainingClient, type TrainingClient } from './trainingClient';

let client: TrainingClient | null = null;

/** The page's one training client, opened when it is first asked for: the lab at the top and those of the article's figures share it. */
export function sharedClient(): TrainingClient {
  return (client ??= createTrainingClient());
}
