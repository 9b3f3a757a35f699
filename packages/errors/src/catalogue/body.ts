import type { Entry } from './entry.js';
import { bearer, json } from './example-fields.js';

export const malformed_json = {
  status: 400,
  title: 'Body is not valid JSON',
  detail: 'The body could not be read as JSON.',
  retry: 'after_fix',
  challenge: 'none',
  meaning: 'The body is declared as JSON, but does not follow its grammar.',
  causes: [
    'The body is empty, cut off, or was assembled from strings.',
    'It has single quotes, comments or a comma after the last member.',
    'It is not in UTF-8.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/login',
      fields: json,
      body: "{'email': 'user@example.com'}",
    },
  },
  fix: {
    client: 'Let a JSON serializer write the body.',
    person: 'There is nothing you can do: the application has a bug.',
    owner: 'The response and the log never repeat the body: it may hold a password.',
  },
  confusedWith: {
    code: 'validation_failed',
    difference:
      'Here the text is not JSON. With validation_failed it is, but its values are not valid.',
  },
  specifications: ['RFC 9110 §15.5.1', 'RFC 8259 §2'],
} as const satisfies Entry;

export const unsupported_media_type = {
  status: 415,
  title: 'Unsupported media type',
  detail: 'The body must be JSON, sent with Content-Type: application/json.',
  retry: 'after_fix',
  challenge: 'none',
  meaning:
    'The body is declared as a type that this address does not accept, or has no type. The API accepts JSON; the web app accepts forms as its own pages send them.',
  causes: [
    'The Content-Type header is missing.',
    'A form was sent to the API, as application/x-www-form-urlencoded or multipart/form-data.',
    'JSON was sent as text/plain, the default of some clients.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/auth/login',
      fields: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'email=user%40example.com',
    },
  },
  fix: {
    client: 'Send JSON to the API, with Content-Type: application/json.',
    person: 'There is nothing you can do: the application has a bug.',
    owner:
      'Where browsers send credentials with every request, check the origin before you accept a type that an HTML form can send: any site can make a browser send such a form.',
  },
  confusedWith: {
    code: 'malformed_json',
    difference:
      'Here the type of the body is not accepted, and the body was not read. With malformed_json the type is right but the text is not JSON.',
  },
  specifications: ['RFC 9110 §15.5.16', 'RFC 9110 §8.3'],
} as const satisfies Entry;

export const validation_failed = {
  status: 422,
  title: 'Validation failed',
  detail: 'Some of the values are not valid. The errors member lists each of them.',
  retry: 'after_fix',
  challenge: 'none',
  extra: {
    errors: [{ pointer: '#/name', code: 'too_small', detail: 'Must not be empty.' }],
  },
  meaning: 'The request is well formed and allowed, but some of its values are not valid.',
  causes: [
    'A value is missing, too long, or of another type.',
    'The body has an unknown member. It is reported at its parent, without its name.',
  ],
  example: {
    request: {
      method: 'PATCH',
      path: '/user/profile',
      fields: { ...bearer, ...json },
      body: '{"name":""}',
    },
  },
  fix: {
    client: 'Show each detail at the field that its pointer names. Compare code, never the text.',
    person: 'Correct the fields that are marked. Your input is kept.',
    owner: 'One schema validates the request and describes it in the OpenAPI document.',
  },
  confusedWith: {
    code: 'conflict',
    difference:
      'These values are never valid. With conflict they are valid, but do not fit what is stored now.',
  },
  specifications: ['RFC 9110 §15.5.21', 'RFC 6901 §6'],
} as const satisfies Entry;

export const password_incorrect = {
  status: 422,
  title: 'Password incorrect',
  detail: 'The password is not correct. You are still signed in: try again.',
  retry: 'after_fix',
  challenge: 'none',
  meaning:
    'A signed-in user was asked for their password again, and typed another one. Their access token is valid.',
  causes: [
    'The current password is mistyped.',
    'A password manager filled in a password from before a change.',
  ],
  example: {
    request: {
      method: 'POST',
      path: '/user/password',
      fields: { ...bearer, ...json },
      body: '{"currentPassword":"a wrong one","newPassword":"another long passphrase"}',
    },
  },
  fix: {
    client: 'Show it at the field and let the user type again. Do not sign them out.',
    person: 'Type your current password again.',
    owner:
      'Failures are counted for the session, with the limit of failed sign-ins: a stolen session cannot be used to guess the password.',
  },
  confusedWith: {
    code: 'invalid_credentials',
    difference:
      'A 401 would say that the credentials of the request are not accepted, and clients would sign the user out. They are accepted; a value in the body is wrong, which is a 422.',
  },
  specifications: ['RFC 9110 §15.5.21'],
} as const satisfies Entry;
