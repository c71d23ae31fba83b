import { expect, type Browser } from '@playwright/test';
import { createRoomName, joinUrl, openBrowser, type Participant } from './participants.ts';
import { replaceDevices, type PluggableDevice } from './pluggable-devices.ts';

export const redCamera = { kind: 'videoinput', label: 'Red camera', color: '#f00' } as const;
export const blueCamera = { kind: 'videoinput', label: 'Blue camera', color: '#00f' } as const;
export const lowMicrophone = { kind: 'audioinput', label: 'Low microphone', hertz: 400 } as const;
export const headset = [
  { kind: 'audioinput', label: 'Headset', hertz: 1_600, group: 'headset' },
  { kind: 'audiooutput', label: 'Headset sound', group: 'headset' },
] as const;
export const speaker = { kind: 'audiooutput', label: 'Loudspeaker' } as const;
export const allDevices = [redCamera, blueCamera, lowMicrophone, ...headset, speaker];

/** Joins a room with these devices, and waits until the page follows what is plugged in. */
export async function joinWithDevices(
  browser: Browser,
  devices: readonly PluggableDevice[],
  room = createRoomName(),
): Promise<Participant> {
  const ana = await openBrowser(browser, 'Ana');
  await ana.context.addInitScript(replaceDevices, devices);
  await ana.page.goto(joinUrl(room, 'Ana'));
  await expectDevicesFollowed(ana);
  return ana;
}

/** The scripts for this load once the browser is idle. */
export async function expectDevicesFollowed({ page }: Participant): Promise<void> {
  const countScripts = () =>
    page.evaluate(
      () =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => /(device-sets|plugged-devices)-.*js$/.test(name)).length,
    );
  await expect.poll(countScripts, { timeout: 30_000 }).toBe(2);
}
