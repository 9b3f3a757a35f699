import type { GrammarFault, ReadChallenge } from '@repo/errors';
import type { Exchange } from './exchange.js';
import type { ExplainedChallenge, ExplainedParameter, Fault } from './explanation.js';
import { isRegisteredScheme } from './schemes/names.js';
import { credentialsField, type CredentialsField } from './schemes/scheme.js';
import { schemeOf } from './schemes/schemes.js';
import { mask, show } from './words/mask.js';

const MAX_CHALLENGES = 12;
const MAX_PARAMETERS = 24;
const MAX_FAULTS = 12;
/** Parameters whose values are shortened: the server makes them for one exchange, and they mean nothing to a person. */
const LONG_VALUES: ReadonlySet<string> = new Set([
  'nonce',
  'opaque',
  'claims',
  'cnonce',
  'challenge',
]);

/** Explains each challenge, with the faults of its line and of its scheme. */
export function explainChallenges(exchange: Exchange): ExplainedChallenge[] {
  return exchange.lines
    .flatMap((line) => {
      // Only the first challenges, because each of them is compared with all faults of the line.
      const explained = line.challenges.slice(0, MAX_CHALLENGES).map((challenge, index) => {
        const from = index === 0 ? 0 : challenge.at;
        const to = line.challenges[index + 1]?.at ?? Number.POSITIVE_INFINITY;
        const faults = line.faults.filter(({ at }) => at >= from && at < to);
        return explainChallenge(challenge, faults, credentialsField(challenge, exchange));
      });
      return explained.length > 0 || line.faults.length === 0
        ? explained
        : [unreadable(line.faults)];
    })
    .slice(0, MAX_CHALLENGES);
}

function explainChallenge(
  challenge: ReadChallenge,
  faults: readonly GrammarFault[],
  field: CredentialsField,
): ExplainedChallenge {
  const scheme = schemeOf(challenge.scheme);
  const meanings = { ...scheme?.parameters, ...scheme?.otherMeanings?.(challenge) };
  return {
    scheme: show(challenge.scheme),
    meaning: scheme?.meaning(challenge, field) ?? unknownScheme(challenge.scheme),
    parameters: challenge.parameters
      .slice(0, MAX_PARAMETERS)
      .map(({ name, value }) => explainParameter(name, value, meanings)),
    faults: [
      ...faults.slice(0, MAX_FAULTS).map(grammarFault),
      ...(scheme?.faults?.(challenge) ?? []),
      ...singleQuotes(challenge),
    ],
  };
}

function explainParameter(
  name: string,
  value: string,
  meanings: Readonly<Record<string, string>>,
): ExplainedParameter {
  const key = name.toLowerCase();
  return {
    name: show(name),
    value: LONG_VALUES.has(key) ? mask(value) : show(value),
    meaning: Object.hasOwn(meanings, key) ? meanings[key] : undefined,
  };
}

function unknownScheme(scheme: string): { text: string; clause: string } {
  return {
    text: isRegisteredScheme(scheme)
      ? 'The scheme is registered, but is not explained here.'
      : 'The scheme is not registered: only the documentation of this server can say how to use it.',
    clause: 'RFC 9110 §16.4.1',
  };
}

function unreadable(faults: readonly GrammarFault[]): ExplainedChallenge {
  return {
    scheme: '?',
    meaning: { text: 'No challenge can be made out in this line.', clause: 'RFC 9110 §11.3' },
    parameters: [],
    faults: faults.slice(0, MAX_FAULTS).map(grammarFault),
  };
}

function grammarFault({ at, found, expected }: GrammarFault): Fault {
  const what = { '': 'the end', ' ': 'a space', '\t': 'a tab' }[found] ?? show(found);
  return {
    at,
    text: `Expected ${expected}, but found ${what === '' ? 'a control character' : what} at character ${at + 1}. Strict clients ignore the whole header.`,
    clause: 'RFC 9110 §11.3',
  };
}

/** Finds values in single quotes. Those are part of the value: only double quotes delimit one (RFC 9110 §5.6.4). */
function singleQuotes({ parameters }: ReadChallenge): Fault[] {
  return parameters
    .filter(({ value, quoted }) => !quoted && /^'.*'$/.test(value))
    .slice(0, MAX_FAULTS)
    .map(({ name }) => ({
      text: `The single quotes are part of the value of ${show(name)}: use double quotes.`,
      clause: 'RFC 9110 §5.6.4',
    }));
}
