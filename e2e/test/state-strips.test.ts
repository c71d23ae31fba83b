import { expect, test, type Page } from '@playwright/test';
import { callMachine, mediaMachine, peerMachine, signalingMachine } from '@visavis/machines';
import { expectAccessible } from './support/accessibility.ts';
import { startGallery, type Gallery } from './support/gallery.ts';
import { tabTo } from './support/keyboard.ts';
import { wholeBrowser } from './support/launch-options.ts';
import { getVisitedStates, stateStrip } from './support/connection-details.ts';

// The screenshots were taken in it: the small one draws letters a little differently.
test.use({ launchOptions: wholeBrowser() });

/** More steps than any scene has. */
const maxSteps = 200;

/** The part of a state node that this test uses. */
interface Node {
  readonly type: string;
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
}

/** The states of each region, by the path of the region. */
const listRegionStates = ({ type, path, states }: Node): [string, string[]][] => [
  ...(type === 'compound' ? [[path.join('.'), Object.keys(states)] as [string, string[]]] : []),
  ...Object.values(states).flatMap(listRegionStates),
];

/** The current state of each active region of a snapshot value. */
function listActiveStates({ type, path, states }: Node, value: unknown): [string, unknown][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const within = inner.flatMap(([key, below]): [string, unknown][] => {
    const node = states[key];
    return node === undefined ? [] : listActiveStates(node, below);
  });
  // Without an actor, nothing is active.
  if (type !== 'compound' || value === null) return within;
  return [[path.join('.'), typeof value === 'string' ? value : inner[0]?.[0]], ...within];
}

let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await startGallery();
});
test.afterAll(() => gallery[Symbol.asyncDispose]());

/** Opens the states in the connection details of a scene. The first time, Vite transforms all modules. */
async function openScene(page: Page, scene: string) {
  await page.goto(`${gallery.origin}/gallery/panel.html#${scene}`);
  const panel = page.getByRole('dialog');
  await expect(panel).toBeVisible({ timeout: 45_000 });
  // The details of a peer open on its measurements.
  const states = panel.getByRole('tab', { name: 'For developers' });
  if (await states.isVisible()) await states.click();
  return panel;
}

const readShownSnapshot = (page: Page) =>
  page.locator('output').evaluate((output): unknown => JSON.parse(output.textContent ?? ''));

/** Without strips that have no current state. */
const withoutInactive = (strips: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(strips).filter(([, state]) => state !== undefined));

const getShownStates = (page: Page) =>
  page
    .locator('[data-region]')
    .evaluateAll((strips) =>
      Object.fromEntries(
        strips.map((strip): [string, unknown] => [
          strip.getAttribute('data-region') ?? '',
          strip.querySelector('[aria-current="step"]')?.getAttribute('data-state-name'),
        ]),
      ),
    );

const machineScenes = [
  // The room of the scene is open.
  { scene: 'person', machine: peerMachine, transient: ['private'] },
  // The actor leaves this state when the call machine spawns it, so it is never observed.
  { scene: 'server', machine: signalingMachine, transient: ['idle'] },
  { scene: 'devices', machine: mediaMachine, transient: [] },
  { scene: 'room', machine: callMachine, transient: [] },
] as const;

for (const { scene, machine, transient } of machineScenes) {
  test(`each state of each region is shown while it is current and afterwards: ${scene}`, async ({
    page,
  }) => {
    test.slow();
    const panel = await openScene(page, scene);
    const states = listRegionStates(machine.root).map(
      ([region, names]) =>
        [region, names.filter((name) => !transient.some((other) => other === name))] as const,
    );
    const missing = () =>
      panel
        .locator('[data-state-name][data-visits="0"]')
        .evaluateAll((states) => states.map((state) => state.getAttribute('data-state-name')));
    const active = async () =>
      Object.fromEntries(listActiveStates(machine.root, await readShownSnapshot(page)));
    const seen = new Map(states.map(([region]) => [region, new Set<unknown>()]));
    const next = page.getByRole('button', { name: 'Next step' });

    for (let steps = 0; steps < maxSteps; steps += 1) {
      await expect
        .poll(async () => withoutInactive(await getShownStates(page)))
        .toEqual(await active());
      for (const [region, state] of Object.entries(await active())) seen.get(region)?.add(state);
      if ((await missing()).length === transient.length) break;
      await next.click();
    }

    for (const [region, names] of states) {
      const strip = stateStrip(panel, region);
      expect(await getVisitedStates(strip), region).toEqual(names);
      expect(seen.get(region), region).toEqual(new Set(names));
      // Each transition is drawn, and the strip itself.
      expect(await strip.locator('path').count()).toBeGreaterThanOrEqual(names.length);
      const times = await strip
        .locator('[data-state-name]:not([data-visits="0"])')
        .allTextContents();
      for (const text of times) expect(text, region).toMatch(/\d\d:\d\d:\d\d$/);
    }
  });
}

test('each state is explained to pointer, keyboard and screen reader users', async ({ page }) => {
  const panel = await openScene(page, 'reconnecting');
  const strip = stateStrip(panel, 'recovery');
  const state = (name: string) => strip.locator(`[data-state-name="${name}"]`);
  const meaning = (name: string) =>
    new RegExp(`^${name}: ${peerMachine.states['recovery']?.states[name]?.description ?? '-'}`);
  const shown = strip.locator('p').last();
  await expect(shown).toHaveText(meaning('restartingIce'));

  await state('grace').hover();
  await expect(shown).toHaveText(meaning('grace'));
  await panel.getByRole('heading', { level: 2 }).hover();
  await expect(shown).toHaveText(meaning('restartingIce'));

  // Tab reaches each strip once, at its current state; arrow keys move along it.
  await tabTo(page, state('restartingIce'));
  await page.keyboard.press('ArrowRight');
  await expect(state('relayOnly')).toBeFocused();
  await expect(shown).toHaveText(meaning('relayOnly'));
  await page.keyboard.press('Home');
  await expect(state('idle')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(state('idle')).toBeFocused();
  await page.keyboard.press('End');
  await expect(state('disconnectedByPeer')).toBeFocused();
  await expect(shown).toHaveText(/Not entered so far\.$/);

  await expect(state('givenUp')).toHaveAccessibleName('givenUp');
  await expect(state('givenUp')).toHaveAccessibleDescription(
    /^Not entered so far\. All attempts failed/,
  );
  await expect(state('grace')).toHaveAccessibleDescription(
    /^Last entered at \d\d:\d\d:\d\d\. The conn/,
  );
  await expect(state('restartingIce')).toHaveAccessibleDescription(/^Now, since \d\d:\d\d:\d\d\./);
});

const viewports = [
  { device: 'desk', viewport: { width: 1280, height: 800 } },
  { device: 'phone', viewport: { width: 390, height: 844 } },
] as const;
const connectionScenes = [
  { scene: 'connecting', label: 'Connecting', tabs: ['For developers'] },
  { scene: 'good', label: 'Good', tabs: ['For developers'] },
  { scene: 'relayed', label: 'Fair', tabs: ['Measurements'] },
  { scene: 'audioOnly', label: 'No video', tabs: ['For developers'] },
  { scene: 'reconnecting', label: 'Reconnecting', tabs: ['For developers', 'Measurements'] },
  { scene: 'lost', label: 'No connection', tabs: ['For developers'] },
] as const;

for (const { device, viewport } of viewports) {
  test(`the connection details match their screenshots and have no accessibility violations: ${device}`, async ({
    browser,
  }) => {
    test.slow();
    await using context = await browser.newContext({ viewport, timezoneId: 'UTC' });
    const page = await context.newPage();
    await page.clock.setFixedTime('2026-01-15T14:10:00Z');
    for (const { scene, label, tabs } of connectionScenes) {
      const panel = await openScene(page, scene);
      await expect(panel.getByText(label, { exact: true })).toBeVisible();
      for (const tab of tabs) {
        await panel.getByRole('tab', { name: tab }).click();
        const excess = await panel.evaluate(
          ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
        );
        expect(excess, 'horizontal overflow').toBe(0);
        await expectAccessible(page, `${scene}, ${tab}`);
        await page.mouse.move(0, 0);
        // Clicking has scrolled.
        await panel.evaluate((panel) => {
          for (const element of [panel, ...panel.querySelectorAll('*')]) element.scrollTop = 0;
        });
        const screenshot = `${device}-${scene}-${tab === 'Measurements' ? 'measurements' : 'states'}.png`;
        await expect(panel).toHaveScreenshot(screenshot, { maxDiffPixelRatio: 0.003 });
      }
    }
  });
}
