import type { DetailsSelection } from '../../src/features/connection-details/details-selection.ts';

const ignore = (): void => {};

/** No connection details are open, and none can be opened. */
export const closedDetails: DetailsSelection = {
  selected: () => null,
  toggle: ignore,
  select: ignore,
  toggleAll: ignore,
  close: ignore,
};
