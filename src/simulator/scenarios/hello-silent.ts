import { defineScenario } from "../scenario.ts";

export const helloSilent = defineScenario({
  id: "hello-silent",
  title: 'Reads the hello and never answers: the "Accept incoming connection?" dialog is open',
  onHello: [],
});
