import { z } from 'zod';

const line = z.tuple([z.string(), z.string()]);

const message = z.object({
  line: z.string(),
  fields: z.array(line),
  body: z.union([z.string(), z.looseObject({})]).optional(),
});

/** A request and its response, as the page shows them: credentials are shortened everywhere but in `curl`. */
export const stepSchema = z.object({
  title: z.string(),
  /** The request as a command, with whole credentials. */
  curl: z.string(),
  status: z.number(),
  /** The status in words. */
  words: z.string(),
  /** Why the response is this one, in a sentence. */
  reason: z.string().optional(),
  /** The kind of a refusal; `none` for a success. */
  kind: z.enum(['credentials', 'forbidden', 'temporary', 'request', 'none']),
  exchange: z.object({
    request: message,
    response: message,
    decisive: z.array(z.string()),
  }),
});

export type Step = z.output<typeof stepSchema>;

/** A bar in a lane: a request, from the time it was sent until its response. */
export interface Bar {
  readonly from: number;
  readonly until: number;
  readonly kind: Step['kind'];
  /** The text of the bar: the request and its result. */
  readonly text: string;
}

/** The requests of several clients, on one axis. The unit of the axis is a millisecond, or a request. */
export interface Timeline {
  readonly title: string;
  readonly lanes: readonly { readonly name: string; readonly bars: readonly Bar[] }[];
  /** How it ended, in a sentence. */
  readonly end: string;
}

/** The result of an experiment's form: rendered in the page, or sent to the page's script as JSON. */
export interface Shown {
  readonly steps: readonly Step[];
  readonly timelines: readonly Timeline[];
  /** The result of a story, in a sentence. The steps of an experiment have their own reasons. */
  readonly reason?: string | undefined;
  /** The fixes to choose from. Empty after a fix, and for a story. */
  readonly fixes: readonly { readonly name: string; readonly label: string }[];
  /** The experiment so far, sealed. */
  readonly state?: string | undefined;
}
