// Runs the import rules of .dependency-cruiser.mjs and fails when it saw no modules: a check that sees nothing
// would be green for ever.
import { cruise } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const config = await extractDepcruiseConfig('./.dependency-cruiser.mjs');
const options = { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true };
const { output } = await cruise(['src'], options, undefined, { tsConfig: extractTSConfig('./tsconfig.json') });
const { summary } = output;
for (const violation of summary.violations) {
  console.error(`${violation.rule.severity} ${violation.rule.name}: ${violation.from} -> ${violation.to}`);
}
console.log(`${summary.totalCruised} modules, ${summary.totalDependenciesCruised} imports, ${summary.error} errors`);
if (summary.totalCruised < 5) {
  console.error('the import check saw too few modules: is TypeScript readable by dependency-cruiser?');
  process.exit(1);
}
process.exit(summary.error > 0 ? 1 : 0);
