import { families } from './experiments';
import { testExperiments } from './run';

for (const [family, experiments] of Object.entries(families)) testExperiments(family, experiments);
