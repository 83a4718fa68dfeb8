export { startGithub } from "./server.ts";
export { addRepo } from "./store.ts";
