import { USER } from '../api.js';
import {
  addHeaders,
  authorization,
  besideBody,
  type Fault,
  type Stage,
} from '../problems/faults.js';
import { basic } from './basic.js';

export const wrongBasic: Fault = ['invalid_credentials', authorization(...basic(USER, 'wrong'))];

/** Basic beside a password in the body. */
export const besidePassword = besideBody('password', basic());

export const origin: Stage = [
  ['csrf_rejected', addHeaders('origin', 'https://evil.example')],
  ['csrf_rejected', addHeaders('sec-fetch-site', 'cross-site')],
];
