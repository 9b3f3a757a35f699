/** The secret of the documentation's `auth/constants.ts`, as it stands there. */
export const documentedSecret =
  'DO NOT USE THIS VALUE. INSTEAD, CREATE A COMPLEX SECRET AND KEEP IT SAFE OUTSIDE OF THE SOURCE CODE.';
