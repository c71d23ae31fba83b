import { expect, test, type Page } from '@playwright/test';
import { callMachine, mediaMachine, peerMachine, signalingMachine } from '@visavis/machines';
import { expectAccessible } from './support/accessibility.ts';
import { startGallery, type Gallery } from './support/gallery.ts';
import { tabTo } from './support/keyboard.ts';
import { getVisitedStates, stateStrip } from './support/connection-details.ts';

/** More steps than any walk through the machine has. */
const maxSteps = 200;

/** A state of a machine, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
}

/** Every state of every region, by the keys that lead to the region. */
const listRegionStates = ({ type, path, states }: Node): [string, string[]][] => [
  ...(type === 'compound' ? [[path.join('.'), Object.keys(states)] as [string, string[]]] : []),
  ...Object.values(states).flatMap(listRegionStates),
];

/** The state of each region that is active, by what a snapshot has as its value. */
function listActiveStates({ type, path, states }: Node, value: unknown): [string, unknown][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const within = inner.flatMap(([key, below]): [string, unknown][] => {
    const node = states[key];
    return node === undefined ? [] : listActiveStates(node, below);
  });
  // Where there is no such actor, nothing is active.
  if (type !== 'compound' || value === null) return within;
  return [[path.join('.'), typeof value === 'string' ? value : inner[0]?.[0]], ...within];
}

let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await startGallery();
});
test.afterAll(() => gallery[Symbol.asyncDispose]());

/** Opens the panel in a scene; the first time, Vite reads everything. */
async function openScene(page: Page, scene: string) {
  await page.goto(`${gallery.origin}/gallery/panel.html#${scene}`);
  const panel = page.getByRole('dialog');
  await expect(panel).toBeVisible({ timeout: 45_000 });
  return panel;
}

const readShownSnapshot = (page: Page) =>
  page.locator('output').evaluate((output): unknown => JSON.parse(output.textContent ?? ''));

/** Without the rails of which no stop is lit. */
const withoutInactive = (rails: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(rails).filter(([, stop]) => stop !== undefined));

const getShownStates = (page: Page) =>
  page
    .locator('[data-region]')
    .evaluateAll((rails) =>
      Object.fromEntries(
        rails.map((rail): [string, unknown] => [
          rail.getAttribute('data-region') ?? '',
          rail.querySelector('[aria-current="step"]')?.getAttribute('data-stop'),
        ]),
      ),
    );

const machineScenes = [
  { scene: 'person', machine: peerMachine, passing: [] },
  // Left in the same moment in which the call machine makes the actor, so that nobody ever finds it there.
  { scene: 'server', machine: signalingMachine, passing: ['idle'] },
  { scene: 'devices', machine: mediaMachine, passing: [] },
  { scene: 'room', machine: callMachine, passing: [] },
] as const;

for (const { scene, machine, passing } of machineScenes) {
  test(`each state of each region is shown on the rails, when the machine is in it and afterwards: ${scene}`, async ({
    page,
  }) => {
    test.slow();
    const panel = await openScene(page, scene);
    const states = listRegionStates(machine.root).map(
      ([region, names]) =>
        [region, names.filter((name) => !passing.some((other) => other === name))] as const,
    );
    const missing = () =>
      panel
        .locator('[data-stop][data-visits="0"]')
        .evaluateAll((stops) => stops.map((stop) => stop.getAttribute('data-stop')));
    const active = async () =>
      Object.fromEntries(listActiveStates(machine.root, await readShownSnapshot(page)));
    const seen = new Map(states.map(([region]) => [region, new Set<unknown>()]));
    const next = page.getByRole('button', { name: 'Next step' });

    for (let steps = 0; steps < maxSteps; steps += 1) {
      await expect
        .poll(async () => withoutInactive(await getShownStates(page)))
        .toEqual(await active());
      for (const [region, state] of Object.entries(await active())) seen.get(region)?.add(state);
      if ((await missing()).length === passing.length) break;
      await next.click();
    }

    for (const [region, names] of states) {
      const rail = stateStrip(panel, region);
      expect(await getVisitedStates(rail), region).toEqual(names);
      expect(seen.get(region), region).toEqual(new Set(names));
      // Each step that was taken is drawn, beside the rail itself.
      expect(await rail.locator('path').count()).toBeGreaterThanOrEqual(names.length);
      const times = await rail.locator('[data-stop]:not([data-visits="0"])').allTextContents();
      for (const text of times) expect(text, region).toMatch(/\d\d:\d\d:\d\d$/);
    }
  });
}

test('each stop explains itself to the pointer, to keys and to those who hear it', async ({
  page,
}) => {
  const panel = await openScene(page, 'reconnecting');
  const rail = stateStrip(panel, 'recovery');
  const stop = (name: string) => rail.locator(`[data-stop="${name}"]`);
  const meaning = (name: string) =>
    new RegExp(`^${name}: ${peerMachine.states['recovery']?.states[name]?.description ?? '-'}`);
  const shown = rail.locator('p').last();
  await expect(shown).toHaveText(meaning('restartingIce'));

  await stop('grace').hover();
  await expect(shown).toHaveText(meaning('grace'));
  await panel.getByRole('heading', { level: 2 }).hover();
  await expect(shown).toHaveText(meaning('restartingIce'));

  // Tab leads to each rail once, to where it is now; arrow keys lead along it.
  await tabTo(page, stop('restartingIce'));
  await page.keyboard.press('ArrowRight');
  await expect(stop('relayOnly')).toBeFocused();
  await expect(shown).toHaveText(meaning('relayOnly'));
  await page.keyboard.press('Home');
  await expect(stop('idle')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(stop('idle')).toBeFocused();
  await page.keyboard.press('End');
  await expect(stop('givenUp')).toBeFocused();
  await expect(shown).toHaveText(/Not passed so far\.$/);

  await expect(stop('givenUp')).toHaveAccessibleName('givenUp');
  await expect(stop('givenUp')).toHaveAccessibleDescription(/^Not passed so far\. Every way has/);
  await expect(stop('grace')).toHaveAccessibleDescription(/^Passed at \d\d:\d\d:\d\d\. The conn/);
  await expect(stop('restartingIce')).toHaveAccessibleDescription(/^Now, since \d\d:\d\d:\d\d\./);
});

const viewports = [
  { device: 'desk', viewport: { width: 1280, height: 800 } },
  { device: 'phone', viewport: { width: 390, height: 844 } },
] as const;
const connectionScenes = [
  { scene: 'connecting', word: 'Connecting', tabs: ['States'] },
  { scene: 'good', word: 'Good', tabs: ['States'] },
  { scene: 'relayed', word: 'Fair', tabs: ['Measurements'] },
  { scene: 'audioOnly', word: 'No picture', tabs: ['States'] },
  { scene: 'reconnecting', word: 'Reconnecting', tabs: ['States', 'Measurements'] },
  { scene: 'lost', word: 'No connection', tabs: ['States'] },
] as const;

for (const { device, viewport } of viewports) {
  test(`in each of its conditions the panel has its looks and axe finds nothing, on a ${device}`, async ({
    browser,
  }) => {
    test.slow();
    await using context = await browser.newContext({ viewport, timezoneId: 'UTC' });
    const page = await context.newPage();
    await page.clock.setFixedTime('2026-01-15T14:10:00Z');
    for (const { scene, word, tabs } of connectionScenes) {
      const panel = await openScene(page, scene);
      await expect(panel.getByText(word, { exact: true })).toBeVisible();
      for (const tab of tabs) {
        await panel.getByRole('tab', { name: tab }).click();
        const excess = await panel.evaluate(
          ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
        );
        expect(excess, 'what is wider than the panel').toBe(0);
        await expectAccessible(page, `${scene}, ${tab}`);
        await page.mouse.move(0, 0);
        // What was clicked has been scrolled to.
        await panel.evaluate((panel) => {
          for (const part of [panel, ...panel.querySelectorAll('*')]) part.scrollTop = 0;
        });
        const looks = `${device}-${scene}-${tab.toLowerCase()}.png`;
        await expect(panel).toHaveScreenshot(looks, { maxDiffPixelRatio: 0.003 });
      }
    }
  });
}
