import { type Problem, readInstance } from '@repo/errors';

/** What a person can say to us about a refusal: its request's id, without the URN's prefix (RFC 9562 §4). */
export const referenceOf = ({ instance }: Problem): string | undefined => readInstance(instance);
