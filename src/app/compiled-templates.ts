import type { TemplateSources } from "../report/index.ts";

/** The package's templates as the build compiles them, which puts them here; from source there are none. */
const compiledTemplates: TemplateSources | null = null;
export default compiledTemplates as TemplateSources | null;
