/** What this page uses of Trusted Types (https://www.w3.org/TR/trusted-types/), which TypeScript does not know yet. */
declare global {
  // Only `var` declares a property of globalThis.
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          // In the browser the result is a TrustedScriptURL, which only its sinks can tell from a text.
          rules: { readonly createScriptURL: (url: string) => string },
        ): { createScriptURL(url: string): string };
      }
    | undefined;
}

/**
 * Marks the URL of a script as trusted, in browsers that require it.
 *
 * @param policy a name that security-headers.ts of the server allows; each can be used once
 * @param url a constant
 */
export const trustScriptUrl = (policy: string, url: string): string =>
  globalThis.trustedTypes
    ?.createPolicy(policy, { createScriptURL: () => url })
    .createScriptURL(url) ?? url;
