import { expect } from '@playwright/test';
import { tileMenuButton } from '../test/support/connection-details.ts';
import { expectVideoPlaying } from '../test/support/media.ts';
import { tileOf } from '../test/support/participants.ts';
import { chooseInMore, openMore, pressControl } from '../test/support/toolbar.ts';
import { speak, speakingMark } from '../test/support/voice.ts';
import type { Scene } from './scene.ts';
import { serveScreens, shareScreen } from './shared-screen.ts';

const everybody = ['Ben', 'Cleo', 'Dan', 'Eve'] as const;

export const scenesInCall: readonly Scene[] = [
  {
    name: 'alone',
    async show(studio) {
      await studio.call();
      await expect(studio.page.getByText(/you are alone/i)).toBeVisible();
      await expect(studio.page.getByLabel(/link to this room/i)).toBeVisible();
    },
  },
  {
    name: 'alone-camera-off',
    async show(studio) {
      await studio.call();
      await studio.page.getByRole('toolbar').getByRole('button', { name: 'Camera' }).click();
      await expect(studio.page.getByLabel(/link to this room/i)).toBeVisible();
    },
  },
  {
    name: 'call-of-two',
    async show(studio) {
      await studio.call('Ben');
    },
  },
  {
    name: 'call-of-two-marks',
    async show(studio) {
      const [ben] = await studio.call('Ben');
      if (ben === undefined) return;
      for (const name of ['Microphone', 'Camera', 'Raise hand']) await pressControl(ben.page, name);
      await studio.page.getByRole('button', { name: 'Microphone' }).click();
      await expect(tileOf(studio.ana, 'Ben').getByRole('img', { name: /muted/i })).toBeVisible();
      await expect(tileOf(studio.ana, 'Ben').getByRole('img', { name: /hand/i })).toBeVisible();
    },
  },
  {
    name: 'call-of-five',
    async show(studio) {
      const [ben] = await studio.call(...everybody);
      if (ben === undefined) return;
      await speak(ben);
      await expect(speakingMark(studio.ana, 'Ben')).toBeVisible();
    },
  },
  {
    name: 'layout-speaker',
    async show(studio) {
      const [, cleo] = await studio.call('Ben', 'Cleo');
      if (cleo === undefined) return;
      await speak(cleo);
      await chooseInMore(studio.page, 'Layout', 'Speaker');
      await expect(speakingMark(studio.ana, 'Cleo')).toBeVisible();
    },
  },
  {
    name: 'enlarged-person',
    async show(studio) {
      await studio.call('Ben', 'Cleo');
      const cleo = tileOf(studio.ana, 'Cleo');
      await tileMenuButton(cleo).press('Enter');
      await cleo.getByRole('button', { name: 'Enlarge' }).press('Enter');
    },
  },
  {
    name: 'shared-screen',
    async show(studio) {
      const [ben] = await studio.call('Ben', 'Cleo');
      if (ben === undefined) return;
      await shareScreen(ben);
      await expectVideoPlaying(studio.page.locator('[data-screen] video'));
    },
  },
  {
    name: 'own-screen',
    async show(studio) {
      await studio.page.addInitScript(serveScreens);
      await studio.call('Ben');
      await pressControl(studio.page, 'Share screen');
      await expect(studio.page.locator('[data-own-screen]')).toBeVisible();
    },
  },
  {
    name: 'menu-more',
    async show(studio) {
      await studio.call('Ben');
      await openMore(studio.page);
    },
  },
  {
    name: 'menu-tile',
    async show(studio) {
      await studio.call('Ben', 'Cleo');
      await tileMenuButton(tileOf(studio.ana, 'Ben')).click();
      await expect(studio.page.getByRole('button', { name: 'Connection details' })).toBeVisible();
    },
  },
  {
    name: 'menu-own-tile',
    async show(studio) {
      await studio.call('Ben', 'Cleo');
      await tileMenuButton(studio.page.locator('[data-own]')).click();
      await expect(studio.page.getByRole('button', { name: /hide self-view/i })).toBeVisible();
    },
  },
  {
    name: 'settings',
    async show(studio) {
      await studio.call('Ben');
      await pressControl(studio.page, 'Settings');
      await expect(studio.page.getByRole('combobox', { name: 'Camera' })).toBeVisible();
    },
  },
  {
    name: 'video-stopped',
    async show(studio) {
      await studio.call('Ben', 'Cleo');
      const menu = await openMore(studio.page);
      await menu.getByRole('button', { name: 'Stop receiving video' }).click();
      await expect(studio.page.getByText('Video stopped to save data')).toHaveCount(2);
    },
  },
];
