import fc from 'fast-check';

/**
 * Properties are tried on the same examples in every run, so that a run can be repeated; another number in
 * CANDOR_TEST_SEED tries others.
 */
fc.configureGlobal({ seed: Number(process.env['CANDOR_TEST_SEED'] ?? 20_261_126) });
