import type { Code, Problem } from '@repo/errors';
import type { RefusalWords } from './refusal-words';

/** What the web app itself answers so, in the words of somebody at a browser. */
const words: Partial<Record<Code, Pick<RefusalWords, 'heading'> & Partial<RefusalWords>>> = {
  bad_request: {
    heading: 'We could not read what was sent.',
    why: ['Part of it was missing or broken, so nothing was changed. Open the page and try anew.'],
  },
  // Why is the detail: it names the right address.
  csrf_rejected: { heading: 'This was not sent from here.' },
  not_found: {
    heading: 'There is nothing at this address.',
    why: ['The page may have moved, or the address is not quite what it was.'],
  },
  method_not_allowed: {
    heading: 'This address does not answer that.',
    why: ['It was asked in a way that it does not know, so nothing was changed.'],
  },
  content_too_large: {
    heading: 'That was more than this form takes.',
    why: ['So it was not read, and nothing was changed. Shorten it and send it again.'],
  },
  header_fields_too_large: {
    heading: 'Your browser sent too much.',
    why: [
      'The cookies of this site may have grown too large. Delete them in your browser and try again; then you have to sign in again.',
    ],
  },
  uri_too_long: {
    heading: 'This address is too long.',
    why: ['Check the link that led here. Part of it may be more than was meant.'],
  },
  conflict: {
    heading: 'Somebody else is signed in by now.',
    why: ['The form was filled in by another person, so nothing was changed.'],
  },
  password_incorrect: {
    heading: 'That is not your password.',
    why: ['You are still signed in, and nothing was changed yet. Check it and try again.'],
  },
  unsupported_media_type: {
    heading: 'This did not come from our form.',
    why: ['It was sent in another way than the form sends it, so it was not read.'],
  },
};

/** A request that has to change first, in words; the catalogue's own where only programs get that far. */
export function requestWords({ code, title, detail }: Problem): RefusalWords {
  const own = words[code] ?? { heading: `${title}.` };
  return { title: code === 'not_found' ? 'Page not found' : title, why: [detail], ...own };
}
