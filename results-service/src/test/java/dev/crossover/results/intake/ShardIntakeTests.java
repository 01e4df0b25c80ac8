package dev.crossover.results.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.crossover.common.aws.Item;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.Counts;
import dev.crossover.common.queue.ResultsMessage.ShardClassified;
import dev.crossover.common.result.ResultLine;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.results.Lines;
import dev.crossover.results.OnLocalCloud;
import dev.crossover.results.TestBatches;
import dev.crossover.results.batch.BatchLedger;
import dev.crossover.results.page.ResultPages;
import dev.crossover.results.page.Submission;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What storing a shard does to the ledger and the results. */
class ShardIntakeTests extends OnLocalCloud {

	@Autowired
	private ShardIntake intake;

	@Autowired
	private BatchLedger ledger;

	@Autowired
	private ResultPages pages;

	@Autowired
	private TestBatches batches;

	@Autowired
	private JsonMapper json;

	@Test
	void storeMovesCountersAndPagesTogether() {
		Batch batch = this.batches.running(2, 50);

		this.intake.store(this.batches.output(batch, 1, Lines.mixed(50, 50)));

		assertThat(counts(batch)).isEqualTo(new Counts(100, 40, 10, 0, 0));
		assertThat(stored(batch)).isEqualTo(Lines.mixed(50, 50));
		Item shard = this.batches.shard(batch, 1);
		assertThat(shard.text("status")).isEqualTo(ShardStatus.STORED.name());
		assertThat(shard.attributes()).doesNotContainKeys("open_pk", "open_sk");
		assertThat(this.batches.item(batch).number("shards_stored")).isEqualTo(1);
		assertThat(this.batches.item(batch).instantOrNull("stored_at")).isNotNull();
	}

	@Test
	void storeNotesFromWhichOutput() {
		Batch batch = this.batches.running(1, 10);
		ShardClassified first = this.batches.output(batch, 0, Lines.mixed(0, 10));

		this.intake.store(first);
		this.intake.store(this.batches.output(batch, 0, Lines.mixed(0, 10).reversed()));

		Item shard = this.batches.shard(batch, 0);
		assertThat(shard.text("output_bucket")).isEqualTo(first.bucket());
		assertThat(shard.text("output_key")).isEqualTo(first.key());
	}

	@Test
	void storeWhenAnnouncedAgainChangesNothing() {
		Batch batch = this.batches.running(1, 10);
		ShardClassified first = this.batches.output(batch, 0, Lines.mixed(0, 10));
		this.intake.store(first);
		Item before = this.batches.item(batch);

		this.intake.store(first);
		this.intake.store(this.batches.output(batch, 0, Lines.mixed(0, 10).reversed()));

		assertThat(this.batches.item(batch).attributes()).isEqualTo(before.attributes());
		assertThat(stored(batch)).isEqualTo(Lines.mixed(0, 10));
	}

	@Test
	void storeWhenAnnouncedManyTimesAtOnceCountsOnce() throws Exception {
		Batch batch = this.batches.running(1, 10);
		ShardClassified message = this.batches.output(batch, 0, Lines.mixed(0, 10));

		inParallel(Collections.nCopies(8, () -> this.intake.store(message)));

		assertThat(counts(batch)).isEqualTo(new Counts(10, 8, 2, 0, 0));
		assertThat(this.batches.item(batch).number("shards_stored")).isEqualTo(1);
	}

	@Test
	void countsAddUpOnEveryReadWhileShardsAreStored() throws Exception {
		Batch batch = this.batches.running(20, 10);
		List<Callable<?>> shards = new ArrayList<>(IntStream.range(0, 20)
			.mapToObj((shard) -> this.batches.output(batch, shard, Lines.mixed(shard * 10L, 10)))
			.map((message) -> (Callable<?>) () -> this.intake.store(message))
			.toList());
		AtomicBoolean over = new AtomicBoolean();
		List<Item> seen = Collections.synchronizedList(new ArrayList<>());
		Thread reader = Thread.ofVirtual().start(() -> {
			while (!over.get()) {
				seen.add(this.batches.item(batch));
			}
		});

		inParallel(shards);
		over.set(true);
		reader.join();

		assertThat(seen).hasSizeGreaterThan(5).allSatisfy((item) -> {
			assertThat(item.number("succeeded")).isEqualTo(8 * shardsStored(item));
			assertThat(item.number("errored")).isEqualTo(2 * shardsStored(item));
		});
		assertThat(seen.stream().map(ShardIntakeTests::shardsStored).distinct().count()).isGreaterThan(2);
		assertThat(counts(batch)).isEqualTo(new Counts(200, 160, 40, 0, 0));
		assertThat(stored(batch)).isEqualTo(Lines.mixed(0, 200));
	}

	@Test
	void storeWhenThereAreMoreOrFewerLinesStoresNothing() {
		Batch batch = this.batches.running(1, 10);
		ShardClassified output = this.batches.output(batch, 0, Lines.mixed(0, 10));

		assertRefused(batch, this.batches.output(batch, 0, Lines.mixed(0, 9)));
		assertRefused(batch, new ShardClassified(batch.id(), 0, 9, output.bucket(), output.key()));
		assertRefused(batch, new ShardClassified(batch.id(), 0, 11, output.bucket(), output.key()));
	}

	@Test
	void storeWhenTheLedgerKnowsNoSuchShardStoresNothing() {
		Batch batch = this.batches.running(1, 10);

		assertRefused(batch, this.batches.output(batch, 1, Lines.mixed(0, 10)));
	}

	@Test
	void storeWhenALineIsMalformedStoresNothing() {
		Batch batch = this.batches.running(1, 2);
		String line = this.json.writeValueAsString(Lines.succeeded(0));

		assertRefused(batch, this.batches.output(batch, 0, 2, line + "\n{\"index\":1}\n"));
		assertRefused(batch, this.batches.output(batch, 0, 2, line + "\n" + line + "\n"));
	}

	@Test
	void storeWhenTheOutputIsTooLargeStoresNothing() {
		Batch batch = this.batches.running(1, 2);

		assertRefused(batch, this.batches.output(batch, 0, 2, " ".repeat((int) ShardOutputs.OUTPUT_LIMIT + 1)));
	}

	private void assertRefused(Batch batch, ShardClassified message) {
		assertThatExceptionOfType(UnacceptableResultsException.class).isThrownBy(() -> this.intake.store(message));
		assertThat(counts(batch).ended()).isZero();
		assertThat(stored(batch)).isEmpty();
		assertThat(this.batches.shard(batch, 0).text("status")).isEqualTo(ShardStatus.CLASSIFIED.name());
	}

	private Counts counts(Batch batch) {
		return this.ledger.find(batch.id()).orElseThrow().counts();
	}

	private List<ResultLine> stored(Batch batch) {
		return this.pages.between(Submission.of(batch).key(), 0, batch.shards() + 1)
			.flatMap((page) -> page.contents().read(this.json).stream())
			.toList();
	}

	private static long shardsStored(Item item) {
		return item.optional("shards_stored").map((count) -> Long.parseLong(count.n())).orElse(0L);
	}

	private static void inParallel(List<? extends Callable<?>> tasks) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<? extends Future<?>> results = tasks.stream().map(threads::submit).toList();
			for (Future<?> result : results) {
				result.get();
			}
		}
	}

}
