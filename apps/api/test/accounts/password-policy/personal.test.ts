import { PRODUCT_NAME } from '@repo/settings';
import { describe, expect, test } from 'vitest';
import { refusePersonal } from '../../../src/accounts/password-policy/personal.js';
import { ProblemException } from '../../../src/problems/problem-exception.js';

describe('a new password', () => {
  const user = { email: 'uma.user@example.com', name: 'Uma Userová' };
  const refusal = (password: string) => {
    try {
      refusePersonal(password, '#/password', user);
      return undefined;
    } catch (error) {
      return error instanceof ProblemException ? error.extra.errors : error;
    }
  };

  test.each([
    'uma.user@example.com',
    'UMA.USER@EXAMPLE.COM',
    'umauser-example.com1',
    'Uma Userová 2026!',
    `${PRODUCT_NAME}-2026`,
    `${PRODUCT_NAME.toLowerCase()} Uma Userová`,
    'userová uma example',
  ])(
    'is refused if it consists only of the user’s name, address or the service’s name: %j (ASVS 6.1.2, 6.2.11)',
    (password) => {
      expect(refusal(password)).toEqual([
        {
          pointer: '#/password',
          code: 'password_personal',
          detail: expect.stringMatching(/^must not/),
        },
      ]);
    },
  );

  test.each([
    'uma went to the market',
    `${PRODUCT_NAME} has a lighthouse`,
    '8302551970462281',
    'another.user@example.org',
  ])('is accepted if it consists of more, or of something else: %j', (password) => {
    expect(refusal(password)).toBeUndefined();
  });
});
