import { expect } from '@playwright/test';
import { expectVideoPlaying } from '../test/support/media.ts';
import type { Scene } from './scene.ts';
import type { Studio } from './studio.ts';

/** Init script: the user has yet to be asked for camera and microphone. */
function askForDevices(): void {
  const { permissions } = navigator;
  const query = permissions.query.bind(permissions);
  permissions.query = async (descriptor) => {
    const status = await query(descriptor);
    Object.defineProperty(status, 'state', { value: 'prompt' });
    return status;
  };
}

/** Init script: the user has refused camera and microphone. */
function refuseDevices(): void {
  navigator.mediaDevices.getUserMedia = () =>
    Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
}

const expectPreview = ({ page }: Studio) => expectVideoPlaying(page.getByLabel(/your video/i));

export const scenesBeforeCall: readonly Scene[] = [
  {
    name: 'home-first',
    async show({ page }) {
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
  },
  {
    name: 'home-recent',
    async show({ page }) {
      await page.addInitScript(() => {
        const rooms = ['tuesday-tea', 'book-club', 'grandma-and-the-kids'];
        localStorage.setItem('visavis.rooms', JSON.stringify(rooms));
        localStorage.setItem('visavis.name', 'Ana');
      });
      await page.goto('/');
      await expect(page.getByRole('region', { name: /recent rooms/i })).toBeVisible();
    },
  },
  {
    name: 'home-invalid-name',
    async show({ page }) {
      await page.goto('/');
      await page.getByLabel(/room name/i).fill('?!');
      await page.getByLabel(/room name/i).press('Enter');
      await expect(page.getByText(/at least one letter/i)).toBeVisible();
    },
  },
  {
    name: 'lobby-no-permission',
    async show(studio) {
      await studio.page.addInitScript(askForDevices);
      await studio.enterLobby();
      await expect(
        studio.page.getByRole('button', { name: /turn on camera and microphone/i }),
      ).toBeVisible();
    },
  },
  {
    name: 'lobby-preview',
    async show(studio) {
      await studio.invite('Ben');
      await studio.enterLobby();
      await expectPreview(studio);
      await expect(studio.page.getByText(/one person is here/i)).toBeVisible();
    },
  },
  {
    name: 'lobby-blocked',
    async show(studio) {
      await studio.page.addInitScript(refuseDevices);
      await studio.enterLobby();
      await expect(studio.page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'lobby-full',
    environment: { MEMBERS_PER_ROOM: '1' },
    async show(studio) {
      await studio.invite('Ben');
      await studio.enterLobby();
      await expectPreview(studio);
      await expect(
        studio.page.getByRole('button', { name: /join when there is room/i }),
      ).toBeVisible();
    },
  },
  {
    name: 'lobby-waiting-for-room',
    environment: { MEMBERS_PER_ROOM: '1' },
    async show(studio) {
      await studio.invite('Ben');
      await studio.enterLobby();
      await expectPreview(studio);
      await studio.page.getByRole('button', { name: /join when there is room/i }).click();
      await expect(studio.page.getByText(/you will join as soon as/i)).toBeVisible();
    },
  },
  {
    name: 'lobby-server-unreachable',
    async show(studio) {
      await studio.enterLobby();
      await expectPreview(studio);
      await studio.server.kill();
      await expect(studio.page.getByText(/once the server responds/i)).toBeVisible();
    },
  },
  {
    name: 'lobby-other-tab',
    async show(studio) {
      const { room, page, ana } = studio;
      const other = await ana.context.newPage();
      await other.goto(`/r/${room}?name=Ana&join=1`);
      await expect(other.getByRole('button', { name: /^leave/i })).toBeVisible();
      await studio.enterLobby();
      await expectPreview(studio);
      await expect(page.getByText(/already in this call/i)).toBeVisible();
    },
  },
  {
    name: 'joining',
    async show(studio) {
      const { page } = studio;
      await page.routeWebSocket(/\/trpc/, () => {});
      await studio.enterLobby();
      await expectPreview(studio);
      await page.getByRole('button', { name: /^join$/i }).click();
      await expect(page.getByText(/joining/i).first()).toBeVisible();
    },
  },
];
