/** Numbers the turns of the process, for whoever may only have a share of each. */
export class TurnClock {
  #turn = 0;
  #ticking = false;

  /** Of this turn. */
  get turn(): number {
    if (!this.#ticking) {
      this.#ticking = true;
      setImmediate(() => {
        this.#turn += 1;
        this.#ticking = false;
      });
    }
    return this.#turn;
  }
}
