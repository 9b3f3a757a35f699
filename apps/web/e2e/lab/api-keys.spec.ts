import { testExperiments } from './run';

testExperiments([
  {
    slug: 'api-key-invalid',
    refused: '401 API key not accepted',
    fix: 'Create another key',
    after: '200 OK',
  },
  {
    slug: 'api-key-expired',
    refused: '401 API key expired',
    fix: 'Create another key',
    after: '200 OK',
  },
  {
    slug: 'api-key-without-the-scope',
    refused: '403 Permission missing',
    fix: 'Use a key with the scope',
    after: '200 OK',
  },
]);
