import { expect, test } from "vitest";
import { readApiUrl } from "../../../src/sinks/github/api-url.ts";

test.each([
  [null, "https://api.github.com", "github.com"],
  ["https://github.com", "https://api.github.com", "github.com"],
  ["https://api.github.com/", "https://api.github.com", "github.com"],
  ["https://ghe.example.com", "https://ghe.example.com/api/v3", "enterprise"],
  ["https://ghe.example.com/api/v3/", "https://ghe.example.com/api/v3", "enterprise"],
  ["https://corp.ghe.com", "https://api.corp.ghe.com", "enterprise"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080", "stand-in"],
  ["http://[::1]:8080/", "http://[::1]:8080", "stand-in"],
  ["http://localhost:1/api/v3", "http://localhost:1/api/v3", "enterprise"],
])("%s is %s, a %s", (given, api, kind) => {
  expect(readApiUrl(given)).toMatchObject({ api, kind });
});

test.each([
  ["http://ghe.example.com/api/v3", /loopback/],
  ["http://127.0.0.1.example.com", /loopback/],
  ["http://localhost@example.com", /loopback/],
  ["https://user:secret@ghe.example.com", /password/],
  ["https://ghe.example.com/?x=1", /root/],
  ["ftp://127.0.0.1", /loopback/],
  ["nonsense", /not a URL/],
])("%s is refused", (given, problem) => {
  const read = readApiUrl(given);
  expect(read).toHaveProperty("problem", expect.stringMatching(problem));
  expect(JSON.stringify(read)).not.toContain("secret");
});
