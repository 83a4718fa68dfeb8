import type { TemplateSources } from "../report/index.ts";

/** The package's templates as the build compiles them, which puts them here; from source there are none. */
export const compiledTemplates = null as TemplateSources | null;
