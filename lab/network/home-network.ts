import type { Internet } from './internet.ts';
import { Namespace } from './namespace.ts';
import { Router, type NetworkKind } from './router.ts';

const primaryDevice = 'lan0';
const secondaryDevice = 'lan1';

/** A computer behind a router, with an optional second router. */
export class HomeNetwork implements Disposable {
  readonly computer: Namespace;
  readonly router: Router;
  readonly #internet: Internet;
  readonly #number: number;
  readonly #resources: DisposableStack;
  #secondRouter: Router | undefined;

  /** @param number an even number from 10 to 248, unique among all home networks */
  constructor(internet: Internet, number: number, kind: NetworkKind) {
    using resources = new DisposableStack();
    this.#internet = internet;
    this.#number = number;
    this.computer = resources.use(new Namespace(`home${number}`));
    this.router = resources.use(new Router(internet, number, kind));
    this.router.connect(this.computer, primaryDevice);
    this.router.enableLink(this.computer, primaryDevice);
    this.#resources = resources.move();
  }

  /** Gives the computer a new address. */
  changeAddress(): void {
    this.router.changeAddress(this.computer, primaryDevice);
  }

  /** Adds a second router, whose link is down. */
  addSecondLink(kind: NetworkKind): void {
    this.#secondRouter = this.#resources.use(new Router(this.#internet, this.#number + 1, kind));
    this.#secondRouter.connect(this.computer, secondaryDevice);
  }

  /** Takes the first link down. */
  disableLink(): void {
    this.computer.ip('link', 'set', primaryDevice, 'down');
  }

  /** Brings the first link up. */
  enableLink(): void {
    this.router.enableLink(this.computer, primaryDevice);
  }

  /** Brings the second link up. @throws if there is none */
  enableSecondLink(): void {
    if (this.#secondRouter === undefined) throw new Error('This network has no second link.');
    this.#secondRouter.enableLink(this.computer, secondaryDevice);
  }

  [Symbol.dispose](): void {
    this.#resources.dispose();
  }
}
