import type { Locator, Page } from '@playwright/test';
import { tileOf, type Participant } from './participants.ts';

/** The badge on another participant's tile, which opens the connection details. */
export const connectionButton = (viewer: Participant, seen: string) =>
  tileOf(viewer, seen).getByRole('button', { name: new RegExp(`connection with ${seen}`, 'i') });

/** The connection details of another participant. */
export const connectionDetails = (page: Page, seen: string) =>
  page.getByRole('dialog', { name: `Connection with ${seen}` });

/** The state strip of a machine region. @param region its path of state names; empty for the root */
export const stateStrip = (panel: Locator, region: string) =>
  panel.locator(`[data-region="${region}"]`);

/** The states of a strip that have been visited so far. */
export const getVisitedStates = (strip: Locator) =>
  strip
    .locator('[data-state-name]:not([data-visits="0"])')
    .evaluateAll((states) => states.map((state) => state.getAttribute('data-state-name')));

/** The value of a named entry in a list of details. */
export const detailValue = (panel: Locator, name: string) =>
  panel
    .locator('dl > div')
    .filter({ has: panel.page().getByText(name, { exact: true }) })
    .getByRole('definition');
