import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ColumnLine, scanColumns } from '../src/app/scan.ts';

interface TableTruth {
  readonly file: string;
  readonly sheet?: string;
  readonly columns: readonly { readonly column: number; readonly role: string }[];
}

const folder = fileURLToPath(new URL('./fixtures/tables-of-others/', import.meta.url));

/** Exports of programs and of people; `bench:detect tables` measures all of them, with the people in them. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  first: [
    ...['legacy-billing.csv', 'claims-837-flat.csv', 'urla-loans.csv', 'telecom-subs.psv', 'zendesk-tickets.csv'],
    ...['shopify-orders.csv', 'stripe-customers.csv', 'ad-users.csv', 'bank-core-cif.csv', 'er-triage.csv'],
    ...['census-board.csv', 'app-profiles.csv', 'benefits-serial.csv', 'privacy-extract.csv', 'invoices.csv'],
    ...['shop.sql', 'patients-pg.sql', 'EMPMAST.txt', 'pipeline-merged.xlsx', 'benefits-report.xlsx', 'combo.txt'],
    ...['numbers-formatted.xlsx', 'socios-ec.csv', 'gl-detail.csv', 'parts-bare.csv'],
  ],
  second: [
    ...[
      'EMPDEMO.csv',
      'lab-orders.psv',
      'fnol.csv',
      'uk-payroll.csv',
      'clientes-br.csv',
      'fullz.txt',
      'applicants.sql',
    ],
    ...['members.lst', 'psql-out.txt', 'client-export.xlsx', 'paged.xlsx', 'vulns.csv', 'i18n.csv'],
  ],
  third: [
    ...['loan_pipe_q2.csv', 'inscriptions_2024.csv', 'Kundenstamm_Auszug.txt', 'padron_cooperativa.csv'],
    ...['rejestr_pacjentow.csv', 'pid_pv1_dg1.csv', 'FBNK.CUSTOMER.csv', 'gymdb.sql', 'vitals.xlsx', 'notary_log.csv'],
    ...['camp_enrollment.xlsx', 'stock_moves.csv'],
  ],
  fourth: [
    'client_organizer.csv',
    'anagrafica clienti.csv',
    'paie_2024-03.tsv',
    'in_house.psv',
    'relaties.csv',
    'fleet.csv',
  ],
  fifth: [
    ...['SUBS_EXTRACT_20211103.psv', 'pos_loyalty.csv', 'rx_fills_daily.txt', 'lab_results_export.csv', 'dl_pull.csv'],
    ...['loan_master_q4.csv', 'pr_checkreg_ytd.csv', 'sis_students_21-22.csv', 'clients_hotel.csv', 'users.csv'],
    ...['audience_export_8f21.csv', 'kyc_accounts.csv', 'vault_export.csv', 'handset_stock.csv', 'vendor_master.csv'],
  ],
  sixth: [
    ...['adt_a04_flat.txt', 'ui_claimants.psv', 'alumnos_2022.csv', 'klienci.csv', 'patienten.csv', 'api_clients.csv'],
    ...['ar_open_items.csv', 'staff_list.csv', 'hsa_enrollment_feed.csv', 'telemetry_0611.csv'],
  ],
  seventh: [
    ...['apps_decisioned.psv', 'dental_clm.csv', 'iscritti.csv', 'withdrawals.csv', 'portal_dump.txt'],
    ...['folha_pgto.csv', 'medlemmar.csv', 'paint_catalog.csv', 'workspace_members.csv'],
  ],
  eighth: [
    ...['ELIGEXTR.txt', 'hris_wkr_profile.csv', 'cit_hist.csv', 'maepac.csv', 'mitgl_export.csv'],
    ...['leads_purchased.csv', 'df_out.csv', 'app_settings.csv', 'itmmstr.csv'],
  ],
  ninth: [
    ...['applicantDump.csv', 'PLCMT_0922.psv', 'congregants.csv', 'clm_party.csv', 'cadpac.csv'],
    ...['roster_final_v2.csv', 'rx_list.tab', 'stn_obs.csv'],
  ],
  tenth: [
    ...['Contact.csv', 'csvde_users.csv', 'KNA1.csv', 'wc_orders.json', 'ncvoter.txt', 'PS_DIRDEP_VW.csv'],
    ...['EMPMST.csv', 'claims_837p.csv', 'npm_packages.csv', 'ITEMLOC.csv'],
  ],
  eleventh: [
    ...['unified_customers.csv', 'STUDENTS.txt', '834_flat.txt', 'npidata_pfile.csv', 'SINAN_NET.csv'],
    ...['lodas_pers.csv', 'Connections.csv', 'host_inventory.csv'],
  ],
  twelfth: [
    ...['customers_export.csv', 'CLARITY_PATIENT.csv', 'adt_a01_flat.csv', 'patient.ndjson', 'dmv_extract.dat'],
    ...['anagrafica_assistiti.csv', 'products_export.csv', 'quakes.csv'],
  ],
  thirteenth: [
    ...['derechohabientes.csv', 'hospedes_fnrh.csv', 'pflegebeduerftige.csv', 'clienten_thuiszorg.csv'],
    ...['gaipja.csv', 'swiadczeniobiorcy.csv', 'assistiti_mmg.csv'],
  ],
  fourteenth: [
    ...['pacientes_clinica.csv', 'cust_master_in.psv', 'subs_postpaid_ca.csv', 'payrun_au.csv', 'abonnenter.csv'],
    ...['personalstamm_ch.csv', 'utentes_csp.csv'],
  ],
};

const truthOf = (lot: string, file: string): TableTruth => {
  const { tables } = JSON.parse(readFileSync(join(folder, lot, 'truth.json'), 'utf8')) as {
    readonly tables: readonly TableTruth[];
  };
  const found = tables.find((table) => table.file === file);
  if (!found) throw new Error(`no truth of ${file}`);
  return found;
};

const isIn = ({ sheet }: TableTruth, { unit }: ColumnLine): boolean =>
  sheet === undefined || unit === undefined || unit['sheet'] === sheet;

const wrongIn = async (lot: string, file: string): Promise<readonly string[]> => {
  const truth = truthOf(lot, file);
  const lines = (await scanColumns(join(folder, lot, file), Readable.from([]))).filter((line) => isIn(truth, line));
  return truth.columns.flatMap(({ column, role }) => {
    const found = lines.filter(({ number }) => number === column).map(({ element }) => element);
    const isRight = role.split('|').some((one) => one.split('+').sort().join() === [...new Set(found)].sort().join());
    return isRight ? [] : [`${column}: ${found.join('+')} for ${role}`];
  });
};

describe('a table that another program wrote', () => {
  for (const [lot, files] of Object.entries(CHOSEN)) {
    it.each(files)('says what each of its columns holds: %s', async (file) => {
      expect(await wrongIn(lot, file)).toEqual([]);
    });
  }
});
