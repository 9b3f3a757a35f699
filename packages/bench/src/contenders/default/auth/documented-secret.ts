/** The secret in the documentation's `auth/constants.ts`. */
export const documentedSecret =
  'DO NOT USE THIS VALUE. INSTEAD, CREATE A COMPLEX SECRET AND KEEP IT SAFE OUTSIDE OF THE SOURCE CODE.';
