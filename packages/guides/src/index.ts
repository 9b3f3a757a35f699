export { followGuide } from './follow-guide.js';
