import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** The axe rules for WCAG 2.2, levels A and AA. */
const wcagTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Elements that are still fading in have too little contrast. */
const waitForAnimations = (page: Page) =>
  page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .map(({ finished }) => finished),
    ),
  );

/** Loads axe into a page that does not have it yet. Its page may have a strict policy for scripts, which this bypasses. */
const loadAxe = (page: Page) => page.evaluate(`if (!('axe' in window)) {${axe.source}}`);

async function expectNoViolations(
  page: Page,
  screen: string,
  runOnly: axe.RunOptions['runOnly'],
): Promise<void> {
  await waitForAnimations(page);
  await loadAxe(page);
  const options: axe.RunOptions = { ...(runOnly && { runOnly }), resultTypes: ['violations'] };
  const problems = await page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  }, options);
  expect(problems, screen).toEqual([]);
}

/**
 * Expects that axe finds no violations in the current content of a page: all rules in the light colour scheme, and
 * those about colours in the dark one. The page is light afterwards.
 * @param screen for the message
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolations(page, `${screen}, dark`, {
    type: 'rule',
    values: ['color-contrast', 'link-in-text-block'],
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoViolations(page, `${screen}, light`, { type: 'tag', values: wcagTags });
}
