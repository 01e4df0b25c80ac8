-- Who reads the replica for an account does it as crossover_reader and names the account; without a name there are no rows.
-- The service itself, as the owner, sees and writes all.

do $$
begin
	-- A role is the whole server's, not this database's.
	create role crossover_reader nologin;
exception
	when duplicate_object or unique_violation then null;
end
$$;

grant select on submissions, documents, predictions to crossover_reader;

alter table submissions enable row level security;
alter table documents enable row level security;
alter table predictions enable row level security;

create policy own_submissions on submissions for select to crossover_reader
	using (account_id = current_setting('crossover.account_id', true));

-- What is read of submissions here is what its policy lets through.
create policy own_documents on documents for select to crossover_reader
	using (exists (select from submissions s where s.kind = documents.kind and s.id = documents.submission_id));

create policy own_predictions on predictions for select to crossover_reader
	using (exists (select from submissions s where s.kind = predictions.kind and s.id = predictions.submission_id));
