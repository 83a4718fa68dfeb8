import type { Facts } from "../facts.ts";
import type { Rule } from "../model/rule.ts";
export const rules: readonly Rule<Facts>[] = [];
