import { testDetectors } from '../../app/detectors/test-detectors.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';

export const addDetector: AddCommand = (program, io) => {
  const detector = program
    .command('detector')
    .description('detectors of your own')
    .addHelpText('after', '\nExample:\n  candor detector test member-numbers.yaml');
  detector
    .command('test')
    .description('checks a file of detectors and runs the cases in it')
    .argument('<file>', 'a YAML file as in docs/detect.md')
    .option('--json', 'the result as JSON')
    .addHelpText('after', '\nExample:\n  candor detector test member-numbers.yaml')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const result = await testDetectors(file);
      const { faults, failures } = result;
      if (faults.length + failures.length > 0) io.setExit(EXIT.failed);
      if (json) {
        await io.stdout(`${JSON.stringify(result)}\n`);
        return;
      }
      const lines = [
        ...faults.map((fault) => `${fault.file}:${fault.line}:${fault.column}: ${fault.message}`),
        ...failures.map(({ detector: id, kind, number }) =>
          kind === 'missed' ? `${id}: match ${number} is missed` : `${id}: noMatch ${number} is found`,
        ),
        `${result.detectors} detectors, ${result.cases} cases, ${faults.length + failures.length} faults`,
      ];
      await io.stdout(`${lines.join('\n')}\n`);
    });
};
