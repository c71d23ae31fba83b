/** How an actor stands in a context or an event: by its key. */
export const actorReference = (key: string) => ({ '@actor': key }) as const;

/** How an `Error` stands there: by its message. */
export const errorReference = (message: string) => ({ '@error': message }) as const;

/** How everything else stands there that is not plain: functions, browser objects, and what is hidden. */
export const omittedValue = '…';
