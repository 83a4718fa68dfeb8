/**
 * A field as a client can use it: pseudonyms of accounts get the shape of an account id (`<account-1:paper>` →
 * `DU0000001`), so that clients take them for one. Other pseudonyms stand in texts and stay.
 */
export function servableValue(field: string): string {
  return field.replace(
    /<account-(\d{1,7})(?::(paper|live))?>/g,
    (_, number: string, mode: string | undefined) => {
      return `${mode === "live" ? "U" : "DU"}${number.padStart(7, "0")}`;
    },
  );
}
