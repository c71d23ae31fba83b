import type { Locator, Page } from '@playwright/test';
import { tileOf, type Participant } from './participants.ts';

/** The button in someone's tile that opens the panel at the connection to them. */
export const connectionButton = (viewer: Participant, seen: string) =>
  tileOf(viewer, seen).getByRole('button', { name: new RegExp(`connection with ${seen}`, 'i') });

/** The panel while it shows the connection to somebody. */
export const connectionDetails = (page: Page, seen: string) =>
  page.getByRole('dialog', { name: `Connection with ${seen}` });

/** The rail of one region, by the keys that lead to it; the root's has none. */
export const stateStrip = (panel: Locator, region: string) =>
  panel.locator(`[data-region="${region}"]`);

/** The stops of a rail that have been passed so far. */
export const getVisitedStates = (rail: Locator) =>
  rail
    .locator('[data-stop]:not([data-visits="0"])')
    .evaluateAll((stops) => stops.map((stop) => stop.getAttribute('data-stop')));

/** What stands behind a name in a list of facts. */
export const detailValue = (panel: Locator, name: string) =>
  panel
    .locator('dl > div')
    .filter({ has: panel.page().getByText(name, { exact: true }) })
    .getByRole('definition');
