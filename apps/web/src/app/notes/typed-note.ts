import 'server-only';

/** What was typed, as the API takes it. A form sends each line's end as two characters (WHATWG URL Standard), and it counts as one. */
export const typedNote = (fields: URLSearchParams) => ({
  title: fields.get('title') ?? '',
  text: (fields.get('text') ?? '').replaceAll('\r\n', '\n'),
});
