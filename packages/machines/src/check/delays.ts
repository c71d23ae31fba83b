/** The named delays of the check machine, in milliseconds. */
export const checkDelays = {
  /** How long a step may take. Each has closer bounds of its own, so that it can tell what it waited for. */
  stepTimeoutMs: 30_000,
  /** How long the person may take to answer: the browser's question, or whether the sound was heard. */
  userResponseTimeoutMs: 120_000,
} as const;
