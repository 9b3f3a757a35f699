import { Fragment } from 'react';

/** The text of a mail, in which our own addresses are links. An address of another origin is not a link. */
export function MailText({ text, origin }: { text: string; origin: string }) {
  return [...text.matchAll(/\s+|\S+/g)].map(({ 0: word, index }) => (
    <Fragment key={index}>
      {word.startsWith(`${origin}/`) ? <a href={word}>{word}</a> : word}
    </Fragment>
  ));
}
