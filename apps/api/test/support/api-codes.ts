import { codes, type Code } from '@repo/errors';

/** Codes that the web app alone answers with, of an API that it cannot use. */
const ofTheWebApp = ['bad_gateway', 'gateway_timeout'] as const satisfies Code[];

/** A code that the API answers with. */
export type ApiCode = Exclude<Code, (typeof ofTheWebApp)[number]>;

const isOfTheWebApp = (code: Code): code is (typeof ofTheWebApp)[number] =>
  ofTheWebApp.some((each) => each === code);

export const apiCodes = codes.filter((code): code is ApiCode => !isOfTheWebApp(code));
