/** In UTC, since the reader's time zone is unknown. */
const format = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Writes a time for the reader of a mail. */
export const timeText = (time: Date) => `${format.format(time)} UTC`;
