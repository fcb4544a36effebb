/** What a contract is paid with and is about: of whoever applies, not of the last of a list of people. */
export const OF_CONTRACT: ReadonlySet<string> = new Set(
  'payment_card card_expiry card_security_code financial_account bank_routing_number iban vin account_number account_pin'.split(
    ' ',
  ),
);
