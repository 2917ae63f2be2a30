import { isLoopback } from '../settings/reader';

/** True for a Host header that names this machine: a name that DNS could point here does not count. */
export function isThisMachine(host: string | undefined): boolean {
  return host !== undefined && isLoopback(host.replace(/:\d{1,5}$/, ''));
}
