import type { Code, Problem } from '@repo/errors';
import type { RefusalWords } from './refusal-words';

/** The words for problems that the web server itself has with a request. */
const words: Partial<Record<Code, Pick<RefusalWords, 'heading'> & Partial<RefusalWords>>> = {
  bad_request: {
    heading: 'We could not read the request.',
    why: [
      'Part of it was missing or malformed, so nothing was changed. Open the page and try again.',
    ],
  },
  // `why` is the problem's detail, which names the right address.
  csrf_rejected: { heading: 'This form was sent from another address.' },
  not_found: {
    heading: 'This page does not exist.',
    why: ['It may have moved, or the address may be mistyped.'],
  },
  method_not_allowed: {
    heading: 'This address does not support that method.',
    why: ['Nothing was changed. Open the page that you came from and try again.'],
  },
  content_too_large: {
    heading: 'That is too long for this form.',
    why: ['It was not read, and nothing was changed. Shorten it and send it again.'],
  },
  header_fields_too_large: {
    heading: 'Your browser sent too much data.',
    why: [
      'The cookies of this site may have grown too large. Delete them in your browser, then sign in again.',
    ],
  },
  uri_too_long: {
    heading: 'This address is too long.',
    why: ['Check the link that led here: it may contain more than it should.'],
  },
  conflict: {
    heading: 'Another user is signed in now.',
    why: ['The form was filled in by a different user, so nothing was changed.'],
  },
  password_incorrect: {
    heading: 'That password is not correct.',
    why: ['You are still signed in, and nothing was changed. Check the password and try again.'],
  },
  unsupported_media_type: {
    heading: 'This was not sent by our form.',
    why: ['It has a different format, so it was not read.'],
  },
};

/** The words for a request that must be changed. Problems that only programs get have the catalogue's words. */
export function requestWords({ code, title, detail }: Problem): RefusalWords {
  const own = words[code] ?? { heading: `${title}.` };
  return { title: code === 'not_found' ? 'Page not found' : title, why: [detail], ...own };
}
