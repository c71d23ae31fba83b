import type { ClientConnection } from '@visavis/protocol/router';
import { TokenBucket, type Rate } from './token-bucket.ts';

/** What costs work, memory or the bandwidth of others. */
export type Work = 'connections' | 'messages' | 'bytes' | 'joins' | 'credentials';

/** How much of each the connections of one address may cause together. */
export type AddressRates = Readonly<Record<Work, Rate>>;

/** How many addresses are remembered. Whoever has more addresses has more budgets anyway. */
const maxAddresses = 10_000;

/** What the connections of one address may still cause. Reconnecting does not renew it. */
export class AddressBudget {
  /** An IPv4 address, or the first half of an IPv6 address. */
  readonly address: string;
  readonly #buckets: Readonly<Record<Work, TokenBucket>>;

  constructor(address: string, rates: AddressRates, now: number) {
    this.address = address;
    this.#buckets = {
      connections: new TokenBucket(rates.connections, now),
      messages: new TokenBucket(rates.messages, now),
      bytes: new TokenBucket(rates.bytes, now),
      joins: new TokenBucket(rates.joins, now),
      credentials: new TokenBucket(rates.credentials, now),
    };
  }

  /**
   * Takes from the budget. False where too little is left; then nothing is taken.
   * @param now milliseconds of a monotonic clock
   */
  consume(work: Work, now: number, amount = 1): boolean {
    return this.#buckets[work].consume(now, amount);
  }
}

/** The budgets of all addresses, and of the connections that come from them. */
export class AddressBudgets {
  readonly #rates: AddressRates;
  /** By address, the newest connection last. */
  readonly #budgets = new Map<string, AddressBudget>();
  readonly #budgetsOfConnections = new WeakMap<ClientConnection, AddressBudget>();

  constructor(rates: AddressRates) {
    this.#rates = rates;
  }

  /** The budget of an address that connects. @param now milliseconds of a monotonic clock */
  of(address: string, now: number): AddressBudget {
    const budget = this.#budgets.get(address) ?? new AddressBudget(address, this.#rates, now);
    this.#budgets.delete(address);
    this.#budgets.set(address, budget);
    const [oldest] = this.#budgets.keys();
    if (this.#budgets.size > maxAddresses && oldest !== undefined) this.#budgets.delete(oldest);
    return budget;
  }

  /** Counts what an authenticated connection causes. */
  assign(connection: ClientConnection, budget: AddressBudget): void {
    this.#budgetsOfConnections.set(connection, budget);
  }

  /** The budget of an authenticated connection. @throws where none was assigned */
  ofConnection(connection: ClientConnection): AddressBudget {
    const budget = this.#budgetsOfConnections.get(connection);
    if (budget === undefined) throw new Error('The connection has no budget');
    return budget;
  }
}
