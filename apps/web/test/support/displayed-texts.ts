/** The attributes that browsers display, or screen readers read out. */
export const textAttributes = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'data-hint',
  'placeholder',
  'title',
];

function textsOf(element: Element): readonly string[] {
  return [
    ...textAttributes.map((name) => element.getAttribute(name) ?? ''),
    ...(element.querySelector(':scope > wbr') === null
      ? [...element.childNodes]
          .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
          .map(({ textContent }) => textContent ?? '')
      : // A word that may continue on the next line is one.
        [element.textContent]),
  ];
}

/**
 * All texts that people see or hear: the title, the texts of elements, and their attributes.
 *
 * @param ignored a selector of elements whose texts do not count
 */
export const displayedTexts = (ignored = ':not(*)'): readonly string[] =>
  [
    document.title,
    ...[...document.body.querySelectorAll(`:not(${ignored})`)].flatMap(textsOf),
  ].filter((text) => text.trim() !== '');
