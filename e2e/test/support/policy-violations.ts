import type { BrowserContext } from '@playwright/test';

/** Collects what the Content-Security-Policy blocks in all pages of a context, from now on. */
export async function collectPolicyViolations(context: BrowserContext): Promise<readonly string[]> {
  const violations: string[] = [];
  await context.exposeFunction('reportPolicyViolation', (violation: string) => {
    violations.push(violation);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, sample, blockedURI }) => {
      const report: unknown = Reflect.get(globalThis, 'reportPolicyViolation');
      if (typeof report !== 'function') throw new TypeError('Violations cannot be reported.');
      Reflect.apply(report, undefined, [`${effectiveDirective}: ${blockedURI} ${sample}`]);
    });
  });
  return violations;
}
