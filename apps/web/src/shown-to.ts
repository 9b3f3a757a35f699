/** Header field of a request for data: the id of the user for whom the page was made. */
export const SHOWN_TO = 'x-shown-to';
