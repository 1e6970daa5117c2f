import * as encoding from 'lib0/encoding';

/* Updates that no honest client sends, in Yjs' V1 encoding. */

type Write = (encoder: encoding.Encoder) => void;

const number = encoding.writeVarUint;

/** An update with these structs of one client, and no deletions. */
export function structs(count: number, clock: number, write: Write, client = 4711): Uint8Array {
  return encoding.encode((encoder) => {
    for (const one of [1, count, client, clock]) number(encoder, one);
    write(encoder);
    number(encoder, 0);
  });
}

/** The beginning of a struct that stands in a top-level type. */
function topLevel(encoder: encoding.Encoder, info: number, type: string, key?: string): void {
  encoding.writeUint8(encoder, key === undefined ? info : info | 0x20);
  number(encoder, 1);
  encoding.writeVarString(encoder, type);
  if (key !== undefined) encoding.writeVarString(encoder, key);
}

function many(count: number, write: (encoder: encoding.Encoder, index: number) => void): Write {
  return (encoder) => {
    for (let index = 0; index < count; index += 1) write(encoder, index);
  };
}

/** A claim of so many structs, with none behind it. */
export const claim = (count: number): Uint8Array => structs(count, 0, () => undefined);

/** A struct of nothing, `length` long. */
export const gc = (length: number, clock = 0): Uint8Array =>
  structs(1, clock, (encoder) => {
    encoding.writeUint8(encoder, 0);
    number(encoder, length);
  });

/** So many structs of nothing in two bytes each. */
export const manyGcs = (count: number): Uint8Array =>
  structs(
    count,
    0,
    many(count, (encoder) => {
      encoding.writeUint8(encoder, 0);
      number(encoder, 1);
    }),
  );

/** One key, set over and over. */
export const manySets = (count: number, client = 4711): Uint8Array =>
  structs(
    count,
    0,
    many(count, (encoder, index) => {
      if (index === 0) topLevel(encoder, 8, 'meta', '~k');
      else {
        encoding.writeUint8(encoder, 0x88);
        number(encoder, client);
        number(encoder, index - 1);
      }
      number(encoder, 1);
      encoding.writeUint8(encoder, 126);
    }),
    client,
  );

/** So many maps beside each other. */
export const manyMaps = (count: number, client = 4711): Uint8Array =>
  structs(
    count,
    0,
    many(count, (encoder, index) => {
      topLevel(encoder, 7, 'touchpoints', `m${index.toString(36)}`);
      number(encoder, 1);
    }),
    client,
  );

/** One struct each of so many clients. */
export const manyClients = (count: number): Uint8Array =>
  encoding.encode((encoder) => {
    number(encoder, count);
    for (let client = 1; client <= count; client += 1) {
      for (const one of [1, client, 0, 0, 1]) number(encoder, one);
    }
    number(encoder, 0);
  });

/** Deletions of what nobody has, of so many clients. */
export const manyDeletions = (count: number): Uint8Array =>
  encoding.encode((encoder) => {
    number(encoder, 0);
    number(encoder, count);
    for (let client = 1; client <= count; client += 1) for (const one of [client, 1, 0, 1]) number(encoder, one);
  });

/** One value with so many keys. */
export const wideValue = (keys: number): Uint8Array =>
  structs(1, 0, (encoder) => {
    topLevel(encoder, 8, 'meta', '~wide');
    number(encoder, 1);
    encoding.writeUint8(encoder, 118);
    number(encoder, keys);
    for (let index = 0; index < keys; index += 1) {
      encoding.writeVarString(encoder, index.toString(36));
      encoding.writeUint8(encoder, 126);
    }
  });

/** A JSON text in a rich text, as large as asked for. */
export const wideJson = (bytes: number): Uint8Array =>
  structs(1, 0, (encoder) => {
    topLevel(encoder, 5, 'text');
    encoding.writeVarString(encoder, `[${'{},'.repeat(bytes / 3)}1]`);
  });

/** Maps within maps. */
export const nestedMaps = (depth: number, client = 4711): Uint8Array =>
  structs(
    depth,
    0,
    many(depth, (encoder, index) => {
      if (index === 0) topLevel(encoder, 7, 'meta', 'in');
      else {
        encoding.writeUint8(encoder, 0x27);
        for (const one of [0, client, index - 1]) number(encoder, one);
        encoding.writeVarString(encoder, 'in');
      }
      number(encoder, 1);
    }),
    client,
  );

/** A state vector of so many clients. */
export const stateVector = (clients: number): Uint8Array =>
  encoding.encode((encoder) => {
    number(encoder, clients);
    for (let client = 1; client <= clients; client += 1) {
      number(encoder, client);
      number(encoder, 1);
    }
  });
