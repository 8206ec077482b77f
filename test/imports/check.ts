/** `npm run imports:check`: fails where files import each other in a circle or against the order of `parts.ts`. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { circlesIn, importsOf } from "./graph";
import { wrongImports } from "./order";
import { PARTS } from "./parts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));
const imports = importsOf(files);
const circles = circlesIn(imports).map((circle) => `These files import each other in a circle: ${circle.join(", ")}.`);
const problems = [...circles, ...wrongImports(imports, files, PARTS)];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else
  console.log(
    `${imports.length} imports among ${files.length} files: no circles, and none against the order of the parts.`,
  );
