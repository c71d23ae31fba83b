/** Values without property names of their own in a trace. An actor is recorded as a reference. */
type Leaf =
  | string
  | number
  | boolean
  | bigint
  | symbol
  | null
  | undefined
  | { readonly sessionId: string };

/** A property name from the source code; never for one from an index signature, such as a member's id. */
type LiteralKey<Key extends PropertyKey> = object extends Record<Key, true> ? never : Key;

/** The names of all properties that a value can have, nested ones included. */
export type KeysIn<Value> = Value extends Leaf
  ? never
  : Value extends readonly (infer Item)[]
    ? KeysIn<Item>
    : Value extends object
      ? {
          [Key in keyof Value & string]-?: LiteralKey<Key> | KeysIn<Value[Key]>;
        }[keyof Value & string]
      : never;
