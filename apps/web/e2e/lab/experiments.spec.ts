import { experiments } from './experiments';
import { testExperiments } from './run';

testExperiments(experiments);
