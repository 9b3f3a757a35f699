import { useSyncExternalStore } from 'react';

/** True where scripts run. False in the server's HTML, and while React hydrates it. */
export const useScripted = (): boolean => useSyncExternalStore(never, yes, no);

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
