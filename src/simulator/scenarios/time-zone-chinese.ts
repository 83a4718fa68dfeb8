import { defineScenario } from "../scenario.ts";

export const timeZoneChinese = defineScenario({
  id: "time-zone-chinese",
  title: "The zone in the hello is Chinese, in GBK: a Chinese Windows",
  onHello: [{ do: "hello", zone: { name: "CST", offsetMinutes: 480 }, encoding: "gbk" }],
});
