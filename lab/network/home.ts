import type { Internet } from './internet.ts';
import { Namespace } from './namespace.ts';
import { Router, type Kind } from './router.ts';

const device = 'lan0';
const otherDevice = 'lan1';

/** Somebody's computer behind a router, and perhaps a second way out. */
export class Home implements Disposable {
  readonly computer: Namespace;
  readonly router: Router;
  readonly #internet: Internet;
  readonly #number: number;
  readonly #made: DisposableStack;
  #other: Router | undefined;

  /** @param number even, from 10 to 248, and no other home's */
  constructor(internet: Internet, number: number, kind: Kind) {
    using building = new DisposableStack();
    this.#internet = internet;
    this.#number = number;
    this.computer = building.use(new Namespace(`home${number}`));
    this.router = building.use(new Router(internet, number, kind));
    this.router.cable(this.computer, device);
    this.router.up(this.computer, device);
    this.#made = building.move();
  }

  /** Gives the computer another address. */
  renumber(): void {
    this.router.renumber(this.computer, device);
  }

  /** Lays a second way out, which is not up yet. */
  layOther(kind: Kind): void {
    this.#other = this.#made.use(new Router(this.#internet, this.#number + 1, kind));
    this.#other.cable(this.computer, otherDevice);
  }

  /** Takes the first way down. */
  cut(): void {
    this.computer.ip('link', 'set', device, 'down');
  }

  /** Brings the first way up again. */
  restore(): void {
    this.router.up(this.computer, device);
  }

  /** Brings the second way up. @throws where none was laid */
  switchOver(): void {
    if (this.#other === undefined) throw new Error('This home has no second way out.');
    this.#other.up(this.computer, otherDevice);
  }

  [Symbol.dispose](): void {
    this.#made.dispose();
  }
}
