import { Fragment } from 'react';

/**
 * A mail's text, in which our own links can be followed, as in a program for mail. Only they become links: an address that
 * merely begins like ours is another's.
 */
export function MailText({ text, origin }: { text: string; origin: string }) {
  return [...text.matchAll(/\s+|\S+/g)].map(({ 0: word, index }) => (
    <Fragment key={index}>
      {word.startsWith(`${origin}/`) ? <a href={word}>{word}</a> : word}
    </Fragment>
  ));
}
