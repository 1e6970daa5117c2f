import { expect, test } from 'vitest';
import { settleSheet } from '@/components/panels/touch/use-sheet';
import { keyboardInset } from '@/components/ui/keyboard-inset';

test('[AX-46] what an on-screen keyboard covers is known, and told from zoom and from a browser’s own bars', () => {
  expect(keyboardInset({ page: 844, seen: 508, top: 0, scale: 1 })).toBe(336);
  expect(keyboardInset({ page: 844, seen: 508, top: 100, scale: 1 })).toBe(236);
  expect(keyboardInset({ page: 844, seen: 800, top: 0, scale: 1 })).toBe(0);
  expect(keyboardInset({ page: 844, seen: 422, top: 60, scale: 2 })).toBe(0);
  // The browser has made the page itself smaller.
  expect(keyboardInset({ page: 508, seen: 508, top: 0, scale: 1 })).toBe(0);
});

test('[AX-44] a pull of the sheet ends where it would come to rest: half, full or away', () => {
  const [half, full] = [440, 770];
  expect(settleSheet(450, 0, half, full)).toBe('half');
  expect(settleSheet(700, 0, half, full)).toBe('full');
  expect(settleSheet(180, 0, half, full)).toBe('closed');
  // A flick upwards or down goes further than the finger did.
  expect(settleSheet(500, 1.2, half, full)).toBe('full');
  expect(settleSheet(380, -1.5, half, full)).toBe('closed');
});
