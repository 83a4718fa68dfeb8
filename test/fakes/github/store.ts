/** What the stand-in remembers: repositories with files and issues, users by token. */
export interface FakeIssue {
  number: number;
  title: string;
  body: string;
  author: string;
  state: "open" | "closed";
  stateReason: string | null;
  labels: string[];
  createdMs: number;
  comments: { author: string; body: string }[];
}

export interface FakeRepo {
  fullName: string;
  files: Record<string, string>;
  issues: FakeIssue[];
  hasIssues: boolean;
  archived: boolean;
  /** Logins that may push: their labels are kept. */
  pushers: string[];
  /** New name, when it has moved. */
  movedTo: string | null;
}

export interface Store {
  /** Token → login. */
  readonly users: Map<string, string>;
  readonly repos: Map<string, FakeRepo>;
  readonly gists: Record<string, unknown>[];
  /** Issues younger than this are not found by search yet. */
  searchLagMs: number;
  /** Issues younger than this are not listed yet. */
  listLagMs: number;
}

export function createStore(): Store {
  return { users: new Map(), repos: new Map(), gists: [], searchLagMs: 0, listLagMs: 0 };
}

/** Adds a repository; what is not said is a healthy public one without templates. */
export function addRepo(store: Store, fullName: string, given: Partial<FakeRepo> = {}): FakeRepo {
  const repo: FakeRepo = {
    fullName,
    files: {},
    issues: [],
    hasIssues: true,
    archived: false,
    pushers: [],
    movedTo: null,
    ...given,
  };
  store.repos.set(fullName.toLowerCase(), repo);
  return repo;
}

export function addIssue(
  repo: FakeRepo,
  given: Partial<FakeIssue> & { title: string; body: string },
): FakeIssue {
  const issue: FakeIssue = {
    number: repo.issues.length + 1,
    author: "somebody",
    state: "open",
    stateReason: null,
    labels: [],
    createdMs: Date.now(),
    comments: [],
    ...given,
  };
  repo.issues.push(issue);
  return issue;
}
