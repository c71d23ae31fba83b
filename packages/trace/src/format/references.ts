/** Replaces an actor in a context or an event. */
export const actorReference = (key: string) => ({ '@actor': key }) as const;

/** Replaces an `Error` there. */
export const errorReference = (message: string) => ({ '@error': message }) as const;

/** Replaces everything else there that has no JSON form, such as functions and browser objects, and what is redacted. */
export const omittedValue = '…';
