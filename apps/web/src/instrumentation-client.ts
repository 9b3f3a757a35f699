import { watchForms } from './browser/forms';
import { watchSession } from './browser/session';

/* Next runs this in the browser before React. It is small and works on any page. */
watchForms();
watchSession();
