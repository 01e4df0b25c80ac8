-- The replica of results: what DynamoDB holds as pages, as rows for analytics.

create table submissions (
	kind text not null check (kind in ('batch', 'request')),
	id text not null,
	account_id text not null,
	account_type text not null,
	pipeline text not null,
	models text[] not null,
	created_at timestamptz not null,
	primary key (kind, id)
);

create index submissions_by_account on submissions (account_id, created_at);

create table documents (
	kind text not null,
	submission_id text not null,
	index bigint not null,
	document_id text,
	outcome text not null check (outcome in ('succeeded', 'errored', 'canceled', 'expired')),
	truncated boolean not null,
	error_code text,
	error_message text,
	error_retryable boolean,
	version bigint not null,
	stored_at timestamptz not null,
	replicated_at timestamptz not null default now(),
	primary key (kind, submission_id, index),
	foreign key (kind, submission_id) references submissions
);

create table predictions (
	kind text not null,
	submission_id text not null,
	index bigint not null,
	model text not null,
	label text not null,
	score double precision not null,
	primary key (kind, submission_id, index, model),
	foreign key (kind, submission_id, index) references documents
);
