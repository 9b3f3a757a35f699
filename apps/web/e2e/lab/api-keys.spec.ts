import { testExperiments } from './run';

testExperiments('API keys', [
  { slug: 'api-key-invalid', refused: '401 API key not accepted', fix: 'Create another key' },
  { slug: 'api-key-expired', refused: '401 API key expired', fix: 'Create another key' },
  {
    slug: 'api-key-without-the-scope',
    refused: '403 Permission missing',
    fix: 'Use a key with the scope',
  },
]);
