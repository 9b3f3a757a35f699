export { buildCache, checkOut, commit, git, removeCheckout } from './checkout.js';
export { followGuide } from './follow-guide.js';
