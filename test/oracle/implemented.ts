/** The rules that the detection has. Scenario files are labelled with these only: `check` compares what it can find. */
export const IMPLEMENTED: ReadonlySet<string> = new Set([
  "ACC-01",
  "ACC-02",
  "ACC-03",
  "ACC-04",
  "ACC-05",
  "ACC-06",
  "ACC-07",
  "ACC-08",
  "ACC-13",
  "GOV-02",
]);
