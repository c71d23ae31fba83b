import type { Internet } from './internet.ts';
import { Namespace } from './namespace.ts';
import { Router, type NetworkKind } from './router.ts';

const primaryDevice = 'lan0';
const secondaryDevice = 'lan1';

/** Somebody's computer behind a router, and perhaps a second way out. */
export class HomeNetwork implements Disposable {
  readonly computer: Namespace;
  readonly router: Router;
  readonly #internet: Internet;
  readonly #number: number;
  readonly #made: DisposableStack;
  #other: Router | undefined;

  /** @param number even, from 10 to 248, and no other home's */
  constructor(internet: Internet, number: number, kind: NetworkKind) {
    using building = new DisposableStack();
    this.#internet = internet;
    this.#number = number;
    this.computer = building.use(new Namespace(`home${number}`));
    this.router = building.use(new Router(internet, number, kind));
    this.router.connect(this.computer, primaryDevice);
    this.router.enableLink(this.computer, primaryDevice);
    this.#made = building.move();
  }

  /** Gives the computer another address. */
  changeAddress(): void {
    this.router.changeAddress(this.computer, primaryDevice);
  }

  /** Lays a second way out, which is not up yet. */
  addSecondLink(kind: NetworkKind): void {
    this.#other = this.#made.use(new Router(this.#internet, this.#number + 1, kind));
    this.#other.connect(this.computer, secondaryDevice);
  }

  /** Takes the first way down. */
  disableLink(): void {
    this.computer.ip('link', 'set', primaryDevice, 'down');
  }

  /** Brings the first way up again. */
  enableLink(): void {
    this.router.enableLink(this.computer, primaryDevice);
  }

  /** Brings the second way up. @throws where none was laid */
  enableSecondLink(): void {
    if (this.#other === undefined) throw new Error('This home has no second way out.');
    this.#other.enableLink(this.computer, secondaryDevice);
  }

  [Symbol.dispose](): void {
    this.#made.dispose();
  }
}
