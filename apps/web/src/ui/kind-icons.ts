import type { ProblemKind } from '@repo/errors';

/** Four shapes that are told apart without colour, like road signs, each with a figure in a second colour. */
export const kindIcons: Record<ProblemKind, { body: string; figure: string }> = {
  credentials: {
    body: 'M12 .9a2 2 0 0 1 1.42.59l9.09 9.09a2 2 0 0 1 0 2.84l-9.09 9.09a2 2 0 0 1-2.84 0l-9.09-9.09a2 2 0 0 1 0-2.84l9.09-9.09A2 2 0 0 1 12 .9z',
    figure:
      'M12 6.6a2.9 2.9 0 0 1 1.35 5.47l.75 4.43a.5.5 0 0 1-.5.58h-3.2a.5.5 0 0 1-.5-.58l.75-4.43A2.9 2.9 0 0 1 12 6.6z',
  },
  forbidden: {
    body: 'M8.1 1.5h7.8a1.5 1.5 0 0 1 1.06.44l5.1 5.1A1.5 1.5 0 0 1 22.5 8.1v7.8a1.5 1.5 0 0 1-.44 1.06l-5.1 5.1a1.5 1.5 0 0 1-1.06.44H8.1a1.5 1.5 0 0 1-1.06-.44l-5.1-5.1a1.5 1.5 0 0 1-.44-1.06V8.1a1.5 1.5 0 0 1 .44-1.06l5.1-5.1A1.5 1.5 0 0 1 8.1 1.5z',
    figure:
      'M6.6 10.4h10.8a.6.6 0 0 1 .6.6v2a.6.6 0 0 1-.6.6H6.6a.6.6 0 0 1-.6-.6v-2a.6.6 0 0 1 .6-.6z',
  },
  temporary: {
    body: 'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21z',
    figure:
      'M11.9 5.6a1.2 1.2 0 0 1 1.2 1.2v4.7l3.2 3.2a1.2 1.2 0 0 1-1.7 1.7l-3.55-3.55a1.2 1.2 0 0 1-.35-.85V6.8a1.2 1.2 0 0 1 1.2-1.2z',
  },
  request: {
    body: 'M4 2h16a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z',
    figure:
      'M8.6 7.3 12 10.7l3.4-3.4 1.3 1.3L13.3 12l3.4 3.4-1.3 1.3-3.4-3.4-3.4 3.4-1.3-1.3 3.4-3.4-3.4-3.4z',
  },
};
