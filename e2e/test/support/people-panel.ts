import { expect, type Browser, type Page } from '@playwright/test';
import { joinRoom, type BrowserOptions, type Participant } from './participants.ts';
import { pressControl } from './toolbar.ts';

/** Joins an open room as its first member, who is its host. */
export async function joinAsHost(
  browser: Browser,
  room: string,
  name: string,
  options?: BrowserOptions,
): Promise<Participant> {
  const host = await joinRoom(browser, room, name, options);
  await expect(host.page.getByRole('toolbar')).toBeVisible();
  return host;
}

/** The panel with everybody in the call. */
const panelOf = ({ page }: Participant) =>
  page.getByRole('dialog', { name: /\d+ (person|people)/ });
/** A notice with this text. */
export const notice = (page: Page, text: RegExp) =>
  page.getByRole('status').filter({ hasText: text });
/** Opens the panel with everybody in the call. */
export async function openPeople(participant: Participant) {
  await pressControl(participant.page, 'People');
  const panel = panelOf(participant);
  await expect(panel).toBeVisible();
  return panel;
}

/** Turns on the waiting room as a host, in the panel with everybody in the call, which it opens. */
export async function openWaitingRoom(host: Participant) {
  const panel = await openPeople(host);
  await panel.getByLabel('Who can join').selectOption('Anyone whom a host admits');
  return panel;
}

/** Presses an action in the menu of a person in the panel. */
export async function actOn(participant: Participant, name: string, action: string): Promise<void> {
  const panel = panelOf(participant);
  await panel.getByRole('button', { name: `Options for ${name}` }).click();
  await participant.page.getByRole('button', { name: action, exact: true }).click();
}
