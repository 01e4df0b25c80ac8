package dev.crossover.results.replication;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.crossover.common.result.ResultLine;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.Submission;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The results in PostgreSQL. A document is replaced by a higher version of itself only,
 * so pages may come in any order and as often as they like.
 */
@Component
class Replica {

	private static final String SUBMISSION = """
			insert into submissions (kind, id, account_id, account_type, pipeline, models, created_at)
			values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

	private static final String DOCUMENTS = """
			insert into documents (kind, submission_id, version, stored_at, index, document_id, outcome, truncated,
				error_code, error_message, error_retryable)
			select ?, ?, ?, ?, page.*
			from unnest(?::bigint[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::boolean[]) as page
			on conflict (kind, submission_id, index) do update
			set (version, stored_at, replicated_at, document_id, outcome, truncated,
				error_code, error_message, error_retryable)
				= (excluded.version, excluded.stored_at, now(), excluded.document_id, excluded.outcome,
				excluded.truncated, excluded.error_code, excluded.error_message, excluded.error_retryable)
			where documents.version < excluded.version
			returning index""";

	private static final String OLD_PREDICTIONS = """
			delete from predictions where kind = ? and submission_id = ? and index = any(?::bigint[])""";

	private static final String PREDICTIONS = """
			insert into predictions (kind, submission_id, index, model, label, score)
			select ?, ?, page.*
			from unnest(?::bigint[], ?::text[], ?::text[], ?::double precision[]) as page""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transactions;

	private final JsonMapper json;

	Replica(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.json = json;
	}

	/**
	 * Brings pages in, all or none.
	 * @param pages the pages of a shard
	 */
	void upsert(List<ResultPage> pages) {
		this.transactions.executeWithoutResult((transaction) -> pages.forEach(this::upsert));
	}

	private void upsert(ResultPage page) {
		List<ResultLine> lines = page.contents().read(this.json);
		insertSubmission(page.submission());
		Set<Long> changed = upsertDocuments(page, new DocumentColumns(lines));
		if (!changed.isEmpty()) {
			replacePredictions(page.submission().key(), changed,
					new PredictionColumns(lines.stream().filter((line) -> changed.contains(line.index())).toList()));
		}
	}

	private void insertSubmission(Submission submission) {
		Submission.Key key = submission.key();
		this.jdbc.sql(SUBMISSION)
			.params(key.kind().text(), key.id(), submission.account().id(), submission.account().type().name(),
					submission.pipeline().name(), submission.models().toArray(String[]::new),
					submission.createdAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	private Set<Long> upsertDocuments(ResultPage page, DocumentColumns columns) {
		Submission.Key key = page.submission().key();
		return new HashSet<>(this.jdbc.sql(DOCUMENTS)
			.params(key.kind().text(), key.id(), page.version(), page.storedAt().atOffset(ZoneOffset.UTC))
			.params(columns.inOrder())
			.query(Long.class)
			.list());
	}

	private void replacePredictions(Submission.Key key, Set<Long> changed, PredictionColumns columns) {
		this.jdbc.sql(OLD_PREDICTIONS).params(key.kind().text(), key.id(), changed.toArray(Long[]::new)).update();
		this.jdbc.sql(PREDICTIONS).params(key.kind().text(), key.id()).params(columns.inOrder()).update();
	}

}
