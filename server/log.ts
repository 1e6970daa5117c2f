import { destination, pino } from 'pino';

/** Where the server says what happens to it. Never give it a key, a ticket or an address with one. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** JSON lines on standard error; `level` as pino has them. */
export function createLog(level: string): Log {
  return pino({ level, base: null }, destination({ dest: 2, sync: true }));
}
