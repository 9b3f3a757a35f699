import { codes, type Code } from '@repo/errors';

/** Codes that only the web app uses, when it cannot reach the API. */
const ofTheWebApp = ['bad_gateway', 'gateway_timeout'] as const satisfies Code[];

/** A code that the API uses. */
export type ApiCode = Exclude<Code, (typeof ofTheWebApp)[number]>;

const isOfTheWebApp = (code: Code): code is (typeof ofTheWebApp)[number] =>
  ofTheWebApp.some((each) => each === code);

export const apiCodes = codes.filter((code): code is ApiCode => !isOfTheWebApp(code));
