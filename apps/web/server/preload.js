// @ts-check
/* What stands in front of Next's server, the built one's and the development server's: each looks at every request. */
import './answer-fields.js';
import './failed-page.js';
import './peer-address.js';
