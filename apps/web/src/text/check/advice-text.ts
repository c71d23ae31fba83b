/** What it means that a step did not pass, and what can be done. */
export interface Advice {
  readonly meaning: string;
  readonly remedy: string;
  /** For the operator of the server, if they can do something. */
  readonly operator?: string;
  /** Whether another step says more, so that one line is enough here. */
  readonly isBrief?: true;
}

export const improveConnection =
  'Move closer to the Wi-Fi router or use a cable, and stop downloads.';
export const tryAnotherNetwork =
  'Turn off any VPN or content filter, or try another network, such as your phone’s.';
export const nothingToDo = 'You do not need to do anything.';
export const cannotBeFixedHere = 'This cannot be fixed on your side.';
export const operatorMustFix =
  'This cannot be fixed on your side. Tell whoever operates this server.';
