import type { Plugin } from 'vite';

const solidModule = /\/solid-js\/web\/dist\/web\.js$/;

const assignment = 't.innerHTML = html;';

/** Browsers without Trusted Types take the text itself. */
const policy = `const solidTemplates = globalThis.trustedTypes?.createPolicy('solid-templates', {
  createHTML: (html) => html,
});
`;

/**
 * Lets Solid create its templates where the Content-Security-Policy requires Trusted Types. Solid parses the HTML
 * of a template with innerHTML, when a component renders for the first time. That HTML comes from the compiler of
 * JSX and never contains data.
 *
 * The policy is known to Solid's function for templates only: no other code can turn a text into HTML. A default
 * policy would turn every text that reaches a parser into HTML. Development has no such policy, and needs none.
 */
export function trustedTemplates(): Plugin {
  let count = 0;
  return {
    name: 'visavis:trusted-templates',
    apply: 'build',
    transform: {
      filter: { id: solidModule },
      handler(code) {
        count += 1;
        if (code.split(assignment).length !== 2) {
          this.error('Solid no longer parses its templates in one place.');
        }
        const trusted = 't.innerHTML = solidTemplates ? solidTemplates.createHTML(html) : html;';
        return { code: code.replace(assignment, trusted) + policy, map: null };
      },
    },
    buildEnd(error) {
      if (error === undefined && count !== 1) {
        this.error(`The build contains Solid's renderer ${count} times.`);
      }
    },
  };
}
