import { type DestinationStream, destination, pino } from 'pino';
import { hideSecrets } from './hide-secrets';

/** Where the server says what happens to it. Never give it a key, a ticket or an address with one. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * JSON lines on standard error, or where `to` says; `level` as pino has them. What looks like a key or a ticket is
 * hidden nevertheless: words of others, such as an error's, may quote one.
 */
export function createLog(level: string, to: DestinationStream = destination({ dest: 2, sync: true })): Log {
  return pino({ level, base: null, formatters: { log: hideSecrets } }, to);
}
