/** A value that survives `JSON.parse(JSON.stringify(value))`: all that stages hand each other. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
