/** What a command carries besides its type. A value of this type holds nothing: it exists for the compiler. */
interface Fields<Carried> {
  readonly carried?: Carried;
}

/** Declares what one command carries; nothing by default. */
export const fields = <Carried extends object = object>(): Fields<Carried> => ({});

/**
 * The union of the commands that an object declares: its keys are their types. So one declaration serves the
 * compiler and the code that needs the command types at run time.
 *
 * @example
 * const lampCommands = { turnOn: fields<{ readonly brightness: number }>(), turnOff: fields() };
 * type LampCommand = CommandOf<typeof lampCommands>;
 */
export type CommandOf<Declarations> = {
  [Type in keyof Declarations & string]: Declarations[Type] extends Fields<infer Carried>
    ? { readonly type: Type } & { [Key in keyof Carried]: Carried[Key] }
    : never;
}[keyof Declarations & string];
