export { buildCache, checkOut, commit, copyRepository, git, removeCheckout } from './checkout.js';
