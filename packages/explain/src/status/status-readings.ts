import type { Reading } from '../reading.js';
import { nextStep } from '../words/next-steps.js';

/** Statuses that people take for a 401, and some that are not registered. */
export const statusReadings: Readonly<Record<number, Reading>> = {
  400: {
    meaning: {
      text: 'The request itself is wrong: the server did not get as far as asking who sent it.',
      clause: 'RFC 9110 §15.5.1',
    },
    next: nextStep('after_fix'),
  },
  403: {
    meaning: {
      text: 'The server has understood the request and refuses it. Other credentials may help; the same ones will not.',
      clause: 'RFC 9110 §15.5.4',
    },
    next: nextStep('none'),
  },
  404: {
    meaning: {
      text: 'Nothing exists at this address, or this user is not allowed to see it: some servers send 404 instead of 403 to hide what exists.',
      clause: 'RFC 9110 §15.5.4',
    },
    next: nextStep('none', 'Check the address first, then whether the account has access.'),
  },
  405: {
    meaning: { text: 'The address does not take this method.', clause: 'RFC 9110 §15.5.6' },
    next: nextStep('after_fix', 'Use a method listed in the Allow header of the response.'),
  },
  407: {
    meaning: {
      text: 'A proxy on the way wants credentials. The server has not seen the request.',
      clause: 'RFC 9110 §15.5.8',
    },
    next: nextStep(
      'with_credentials',
      'Send credentials for the proxy in Proxy-Authorization, for example with curl --proxy-user name.',
    ),
  },
  419: {
    meaning: {
      text: 'The page has been open too long: Laravel sends this unregistered status when the CSRF token does not match.',
      clause: 'RFC 9110 §16.2.1',
    },
    next: nextStep('after_fix', 'Load the page again, and send the form with its new CSRF token.'),
  },
  440: {
    meaning: {
      text: 'The session has expired. Microsoft IIS sends this unregistered status instead of 401.',
      clause: 'RFC 9110 §15.5.2',
    },
    next: nextStep('with_credentials'),
  },
  498: {
    meaning: {
      text: 'The token is invalid or has expired. ArcGIS sends this unregistered status instead of 401.',
      clause: 'RFC 9110 §15.5.2',
    },
    next: nextStep('after_refresh'),
  },
  511: {
    meaning: {
      text: 'The network wants a sign-in before it lets anything through, as in a hotel. The server has not seen the request.',
      clause: 'RFC 6585 §6',
    },
    next: nextStep(
      'with_credentials',
      'Open the sign-in page of the network in a browser, and repeat the request afterwards.',
    ),
  },
};
