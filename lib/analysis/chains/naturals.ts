/** Natural numbers by position: a double where it is exact, else a `bigint` (and the double is -1). */
export interface NaturalVector {
  readonly small: Float64Array;
  readonly big: (bigint | undefined)[];
}

export function naturalVector(length: number): NaturalVector {
  return { small: new Float64Array(length), big: [] };
}

export function isZero(numbers: NaturalVector, at: number): boolean {
  return numbers.small[at] === 0;
}

export function toBigInt(numbers: NaturalVector, at: number): bigint {
  const small = numbers.small[at]!;
  return small >= 0 ? BigInt(small) : numbers.big[at]!;
}

/** Takes a number over from another position; the same object when it is large. */
export function copyNatural(from: NaturalVector, at: number, to: NaturalVector, position: number): void {
  const small = from.small[at]!;
  to.small[position] = small;
  if (small < 0) to.big[position] = from.big[at]!;
}

const MOST = Number.MAX_SAFE_INTEGER;

/** A sum of natural numbers of any size: of doubles as long as they are exact, which takes no object and little time. */
export class NaturalSum {
  private small = 0;
  private big = 0n;

  clear(): void {
    this.small = 0;
    this.big = 0n;
  }

  addOne(): void {
    this.addSmall(1);
  }

  /** Adds a number so many times. */
  add(numbers: NaturalVector, at: number, times = 1): void {
    const value = numbers.small[at]!;
    if (value < 0) this.big += times === 1 ? numbers.big[at]! : numbers.big[at]! * BigInt(times);
    else if (times === 1) this.addSmall(value);
    else if (value * times <= MOST) this.addSmall(value * times);
    else this.big += BigInt(value) * BigInt(times);
  }

  addBig(value: bigint): void {
    this.big += value;
  }

  /** Writes the sum to a position. */
  write(numbers: NaturalVector, at: number): void {
    if (this.big === 0n) {
      numbers.small[at] = this.small;
      return;
    }
    const value = this.value();
    if (value <= MOST) numbers.small[at] = Number(value);
    else {
      numbers.small[at] = -1;
      numbers.big[at] = value;
    }
  }

  value(): bigint {
    return this.small === 0 ? this.big : this.big + BigInt(this.small);
  }

  private addSmall(value: number): void {
    const sum = this.small + value;
    if (sum <= MOST) {
      this.small = sum;
      return;
    }
    this.big += BigInt(this.small);
    this.small = value;
  }
}
