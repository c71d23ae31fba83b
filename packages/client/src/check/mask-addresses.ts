/**
 * Masks the host part of every IP address in a text, as in `203.0.x.x` and `2001:db8:x`: the provider
 * remains recognizable, the user does not.
 *
 * @example
 * maskAddresses('seen as 203.0.113.7'); // 'seen as 203.0.x.x'
 * @public
 */
export const maskAddresses = (text: string): string =>
  text
    .replaceAll(/\b(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}\b/g, '$1.x.x')
    .replaceAll(
      /(?<![\w:.])([\da-f]{0,4}:[\da-f]{0,4}):[\da-f:]+(?:\.[\dx.]+)?(?![\w:])/gi,
      '$1:x',
    );
