/**
 * A text with every IP address in it cut down to its network, as `203.0.x.x` and `2001:db8:x`: enough to
 * tell one provider from another, and not enough to find somebody.
 */
export const maskAddresses = (text: string): string =>
  text
    .replaceAll(/\b(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}\b/g, '$1.x.x')
    .replaceAll(
      /(?<![\w:.])([\da-f]{0,4}:[\da-f]{0,4}):[\da-f:]+(?:\.[\dx.]+)?(?![\w:])/gi,
      '$1:x',
    );
