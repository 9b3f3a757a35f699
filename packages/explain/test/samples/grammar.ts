import type { Sample } from './sample.js';

const common = { meaning: 'asks for credentials', retry: 'with_credentials' } as const;

export const grammar: Sample[] = [
  {
    ...common,
    name: 'no comma',
    text: 'WWW-Authenticate: Basic realm="x" charset="UTF-8"',
    faults: ['Expected a comma, but found c at character 17.'],
  },
  {
    ...common,
    name: 'a semicolon',
    text: 'WWW-Authenticate: Basic realm="x"; charset="UTF-8"',
    faults: ['Expected a comma, but found ; at character 16.'],
  },
  {
    ...common,
    name: 'no quotes around the realm',
    text: 'WWW-Authenticate: Basic realm=intranet',
    faults: ['realm has to be in quotation marks'],
  },
  {
    ...common,
    name: 'single quotes',
    text: `WWW-Authenticate: Basic realm='intranet'`,
    faults: ['use double quotes', 'realm has to be in quotation marks'],
  },
  {
    ...common,
    name: 'a quote that does not end',
    text: 'WWW-Authenticate: Basic realm="intranet',
    faults: ['a quotation mark that closes this one'],
  },
  {
    ...common,
    name: 'a colon after the scheme',
    text: 'WWW-Authenticate: Bearer: realm="api"',
    faults: ['a space or a comma after the scheme, but found :'],
  },
  {
    name: 'a description without quotes',
    text: 'WWW-Authenticate: Bearer error=invalid_token, error_description=The token expired',
    meaning: 'has expired',
    retry: 'after_refresh',
    faults: ['because it has spaces'],
  },
  {
    ...common,
    name: 'a name twice',
    text: 'WWW-Authenticate: Basic realm="a", realm="b"',
    faults: ['realm occurs twice'],
  },
  {
    name: 'a parameter without a scheme',
    text: 'WWW-Authenticate: realm="api"',
    meaning: 'No status, challenge or token was found',
    retry: 'unknown',
    faults: ['a scheme, such as Basic or Bearer, but found r at character'],
  },
  {
    ...common,
    name: 'the end in place of a value',
    text: 'WWW-Authenticate: Basic realm="x", charset=',
    faults: ['a value for charset, but found the end'],
  },
  {
    ...common,
    name: 'a tab after the scheme',
    text: 'WWW-Authenticate: Basic\trealm="x"',
    faults: ['but found a tab'],
  },
  {
    ...common,
    name: 'typographic quotes',
    text: 'WWW-Authenticate: Basic realm=“intranet”',
    faults: ['quotation marks around the value of realm', 'in quotation marks'],
  },
];
