import { expect } from '@playwright/test';
import { openConnectionDetails } from '../test/support/connection-details.ts';
import { serverUnreachableBanner } from '../test/support/indicators.ts';
import { tileOf } from '../test/support/participants.ts';
import { pressControl } from '../test/support/toolbar.ts';
import type { Scene } from './scene.ts';

/** Connections, notices, and the ends of a call. */
export const scenesOfProblems: readonly Scene[] = [
  {
    name: 'connection-measurements',
    async show(studio) {
      await studio.call('Ben', 'Cleo');
      await openConnectionDetails(tileOf(studio.ana, 'Cleo'));
      await expect(studio.page.getByRole('img', { name: /^Round-trip time/ })).toBeVisible();
    },
  },
  {
    name: 'connection-states',
    async show(studio) {
      await studio.call('Ben');
      await openConnectionDetails(tileOf(studio.ana, 'Ben'));
      await studio.page.getByRole('tab', { name: 'For developers' }).click();
    },
  },
  {
    name: 'connections-overview',
    async show(studio) {
      await studio.call('Ben', 'Cleo');
      await pressControl(studio.page, 'Connections');
      await expect(studio.page.getByRole('dialog', { name: /connections/i })).toBeVisible();
    },
  },
  {
    name: 'device-notice',
    async show(studio) {
      await studio.call('Ben');
      await studio.page.evaluate(() => {
        navigator.mediaDevices.getDisplayMedia = () =>
          Promise.reject(new DOMException('no screen', 'NotFoundError'));
      });
      await pressControl(studio.page, 'Share screen');
      await expect(studio.page.getByText(/screen cannot be shared/i).first()).toBeVisible();
    },
  },
  {
    name: 'server-away',
    async show(studio) {
      await studio.call('Ben');
      await studio.server.kill();
      await expect(serverUnreachableBanner(studio).first()).toBeVisible();
    },
  },
  {
    name: 'left',
    async show(studio) {
      await studio.call('Ben');
      await studio.page.getByRole('button', { name: /^leave/i }).click();
      await expect(studio.page.getByRole('heading', { name: /you left/i })).toBeVisible();
    },
  },
  {
    name: 'room-full',
    environment: { MEMBERS_PER_ROOM: '1' },
    async show(studio) {
      await studio.invite('Ben');
      await studio.page.goto(`/r/${studio.room}?name=Ana&join=1`);
      await expect(studio.page.getByRole('heading', { name: /full/i })).toBeVisible();
    },
  },
  {
    name: 'moved-to-other-tab',
    async show(studio) {
      await studio.call();
      const other = await studio.ana.context.newPage();
      await other.goto(`/r/${studio.room}?name=Ana`);
      await other.getByRole('button', { name: 'Move the call here' }).click();
      await expect(studio.page.getByRole('heading', { name: /another window/i })).toBeVisible();
    },
  },
  {
    name: 'not-found',
    async show({ page }) {
      await page.goto('/nonsense');
      await expect(page.getByRole('heading', { name: /page not found/i })).toBeVisible();
    },
  },
  {
    name: 'unsupported-browser',
    async show({ page }) {
      await page.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
      await page.goto('/r/tuesday-tea');
      await expect(page.getByRole('heading', { name: /not supported/i })).toBeVisible();
    },
  },
  {
    name: 'check-intro',
    async show({ page }) {
      await page.goto('/check');
      await expect(page.getByRole('button', { name: /start the check/i })).toBeVisible();
    },
  },
  {
    name: 'check-finished',
    async show({ page }) {
      await page.goto('/check');
      await page.getByRole('button', { name: /start the check/i }).click();
      await page.getByRole('button', { name: /yes, i heard/i }).click({ timeout: 60_000 });
      await expect(page.getByText(/the check is finished/i)).toBeVisible({ timeout: 60_000 });
    },
  },
];
