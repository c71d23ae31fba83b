import { isIP } from 'node:net';
import { parseHostname } from './host.ts';

/** True for a loopback address. */
export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/i.test(address);
}

/**
 * True for a Host header that names the loopback interface. A website whose name resolves to this machine
 * (DNS rebinding) has another one.
 */
export function isLoopbackHost(host: string): boolean {
  const hostname = parseHostname(host) ?? '';
  return hostname === 'localhost' || isLoopback(hostname);
}
