package dev.crossover.results.replication;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.crossover.common.ledger.Batch;
import dev.crossover.results.Lines;
import dev.crossover.results.OnLocalCloud;
import dev.crossover.results.TestBatches;
import dev.crossover.results.page.PagePacker;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.Submission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whoever reads for an account sees its rows alone (S20). */
class RowSecurityTests extends OnLocalCloud {

	@Autowired
	private TestBatches batches;

	@Autowired
	private PagePacker packer;

	@Autowired
	private Replica replica;

	@Autowired
	private Database database;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	private Batch mine;

	private Batch theirs;

	@BeforeEach
	void replicate() {
		this.database.migrate();
		this.mine = replicated();
		this.theirs = replicated();
	}

	private Batch replicated() {
		Batch batch = this.batches.running(1, 2);
		Instant stored = Instant.parse("2026-11-23T11:00:00Z");
		this.replica.upsert(ResultPage.ofShard(Submission.of(batch), 0,
				this.packer.pack(List.of(Lines.succeeded(0), Lines.succeeded(1))), stored));
		return batch;
	}

	@ParameterizedTest
	@CsvSource({ "submissions, id", "documents, submission_id", "predictions, submission_id" })
	void readerSeesRowsOfTheAccountItNames(String table, String id) {
		String rows = "select distinct %s from %s".formatted(id, table);

		assertThat(reading(null, rows)).as("without an account").isEmpty();
		assertThat(reading("", rows)).as("with an empty one").isEmpty();
		assertThat(reading(this.mine.account().id(), rows)).containsExactly(this.mine.id());
		assertThat(this.jdbc.sql(rows).query(String.class).list()).as("as the service itself")
			.contains(this.mine.id(), this.theirs.id());
	}

	@ParameterizedTest
	@CsvSource({ "submissions", "documents", "predictions" })
	void readerWritesNothing(String table) {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> reading(this.mine.account().id(), "delete from %s returning 'gone'".formatted(table)))
			.havingRootCause()
			.withMessageContaining("permission denied");
	}

	private List<String> reading(@Nullable String account, String sql) {
		return Objects.requireNonNull(this.transactions.execute((_) -> {
			this.jdbc.sql("set local role crossover_reader").update();
			if (account != null) {
				this.jdbc.sql("select set_config('crossover.account_id', ?, true)").param(account).query().singleRow();
			}
			return this.jdbc.sql(sql).query(String.class).list();
		}));
	}

}
