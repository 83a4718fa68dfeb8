export { type Explanation, explain } from "../ib/explain.ts";
