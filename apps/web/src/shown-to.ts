/** Header field with which a page’s script asks for data: the user that the page was made for; empty if nobody was signed in. */
export const SHOWN_TO = 'x-shown-to';
