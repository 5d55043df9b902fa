-- Written by the owner after everything was brought up to date, read at each start.
alter table installation add column up_to_date_with text;
comment on column installation.up_to_date_with is 'Fingerprint of the code that everything here was last brought up to date with; a start with the same code skips the check.';
