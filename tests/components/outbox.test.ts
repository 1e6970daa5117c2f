import { describe, expect, test } from 'vitest';
import { isEmptyUpdate, Outbox } from '@/components/collab/outbox';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

describe('receipts', () => {
  test('[CO-7] nothing is settled before the server has asked and was answered', () => {
    const outbox = new Outbox();
    expect(outbox.settled).toBe(false);
    outbox.answer(bytes(0, 0));
    expect(outbox.settled).toBe(true);
  });

  test('[CO-7] an edit is settled by its own bytes and by nothing else', () => {
    const outbox = new Outbox();
    outbox.answer(bytes(0, 0));
    outbox.edited(bytes(1, 2, 3), true);
    expect(outbox.settled).toBe(false);
    expect(outbox.receive(bytes(1, 2, 4))).toBe(false);
    expect(outbox.receive(bytes(1, 2))).toBe(false);
    expect(outbox.settled).toBe(false);
    expect(outbox.receive(bytes(1, 2, 3))).toBe(true);
    expect(outbox.settled).toBe(true);
  });

  test('[CO-7] two equal edits need two receipts', () => {
    const outbox = new Outbox();
    outbox.answer(bytes(0, 0));
    outbox.edited(bytes(7), true);
    outbox.edited(bytes(7), true);
    outbox.receive(bytes(7));
    expect(outbox.settled).toBe(false);
    outbox.receive(bytes(7));
    expect(outbox.settled).toBe(true);
  });

  test('[CO-8] a receipt stands for all that was sent before', () => {
    const outbox = new Outbox();
    outbox.answer(bytes(0, 0));
    outbox.edited(bytes(1), true);
    outbox.edited(bytes(2), true);
    outbox.edited(bytes(3), true);
    outbox.receive(bytes(2));
    expect(outbox.clean).toBe(false);
    outbox.receive(bytes(3));
    expect(outbox.clean).toBe(true);
  });

  test('[CO-8] what had no receipt when the socket went is unsent until the next answer is echoed', () => {
    const outbox = new Outbox();
    outbox.answer(bytes(0, 0));
    outbox.edited(bytes(1), true);
    outbox.lost();
    expect(outbox.clean).toBe(false);
    expect(outbox.receive(bytes(1))).toBe(false);
    outbox.answer(bytes(9, 9, 9));
    expect(outbox.settled).toBe(false);
    outbox.receive(bytes(9, 9, 9));
    expect(outbox.settled).toBe(true);
  });

  test('[CO-8] an edit made without a connection waits for the next answer', () => {
    const outbox = new Outbox();
    outbox.edited(bytes(1), false);
    expect(outbox.clean).toBe(false);
    outbox.answer(bytes(5, 5, 5));
    expect(outbox.clean).toBe(false);
    outbox.receive(bytes(5, 5, 5));
    expect(outbox.settled).toBe(true);
  });

  test('[CO-8] a lost socket that owed us nothing leaves us clean, and unsettled until it answers', () => {
    const outbox = new Outbox();
    outbox.answer(bytes(0, 0));
    outbox.lost();
    expect([outbox.clean, outbox.settled]).toEqual([true, false]);
  });

  test('[CO-7] only an update without structs and deletions is empty', () => {
    expect([isEmptyUpdate(bytes(0, 0)), isEmptyUpdate(bytes(0, 1)), isEmptyUpdate(bytes(1, 0, 0))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
