package dev.crossover.cloud.metering;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import dev.crossover.cloud.time.CloudClock;

/**
 * Sums up what is used. A write to disk for each request would cost more than the
 * request: the sums are saved every ten seconds of the wall and at the end, so a kill
 * loses ten seconds of them at most.
 */
public final class UsageLedger implements Meter, Tally, AutoCloseable {

	private static final Duration SAVED_EVERY = Duration.ofSeconds(10);

	private static final String ROW = "usage";

	private static final BigDecimal MEGABYTES = BigDecimal.valueOf(1024);

	private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

	private final ReentrantLock lock = new ReentrantLock();

	private final NavigableMap<Item, BigDecimal> sums = new TreeMap<>();

	private final Map<String, Running> running = new HashMap<>();

	private final CloudClock clock;

	private final Table<Usage> table;

	private final Instant from;

	private boolean closed;

	/**
	 * Goes on with the sums that were saved.
	 * @param clock the cloud's time
	 * @param storage where they are saved
	 */
	public UsageLedger(CloudClock clock, Storage storage) {
		this.clock = clock;
		this.table = storage.table("usage", Usage.class);
		Usage before = this.table.get(ROW).orElseGet(() -> new Usage(clock.instant(), clock.instant(), List.of()));
		this.from = before.from();
		before.entries().forEach((entry) -> this.sums.put(entry.item(), entry.quantity()));
	}

	/** Saves from time to time from now on. */
	public void start() {
		this.clock.always(this.clock.inTheCloud(SAVED_EVERY), this::save);
	}

	/**
	 * What was used so far, what is still running included.
	 * @return the sums
	 */
	public Usage usage() {
		return locked(this::settled);
	}

	@Override
	public void add(Item item, BigDecimal quantity) {
		locked(() -> sum(item, quantity));
	}

	/**
	 * So many of something exist from now on, which is charged by the second.
	 * @param price what
	 * @param count how many
	 */
	public void exist(String price, long count) {
		Instant now = this.clock.instant();
		locked(() -> run(price, new Running(Item.of(price), BigDecimal.valueOf(count), now)));
	}

	@Override
	public void instanceStarted(Instance instance, Instant at) {
		locked(() -> run(instance.id(), Running.of(instance, "starting", at)));
	}

	@Override
	public void instanceServing(Instance instance, Instant at) {
		// One that is gone already must not begin to run again.
		locked(() -> this.running.containsKey(instance.id())
				&& run(instance.id(), Running.of(instance, "serving", at)));
	}

	@Override
	public void instanceStopped(Instance instance, Instant at) {
		locked(() -> end(instance.id(), at));
	}

	@Override
	public void provisionedConcurrency(String endpoint, int memoryMb, int count, Instant at) {
		BigDecimal gigabytes = BigDecimal.valueOf((long) memoryMb * count).divide(MEGABYTES);
		locked(() -> run("provisioned " + endpoint,
				new Running(new Item("sagemaker.provisioned", endpoint, ""), gigabytes, at)));
	}

	@Override
	public void serverlessInvocation(ServerlessInvocation invocation) {
		String price = invocation.provisioned() ? "sagemaker.provisioned-busy" : "sagemaker.serverless";
		long millis = invocation.duration().plusNanos(999_999).toMillis();
		BigDecimal gigabyteSeconds = BigDecimal.valueOf(invocation.memoryMb() * millis)
			.divide(MEGABYTES.multiply(MILLIS));
		BigDecimal bytes = BigDecimal.valueOf(invocation.bytesIn() + invocation.bytesOut());
		add(new Item(price, invocation.endpoint(), ""), gigabyteSeconds);
		add(new Item("sagemaker.data", invocation.endpoint(), ""), bytes);
	}

	/** Saves a last time. */
	@Override
	public void close() {
		save();
		locked(() -> this.closed = true);
	}

	private void save() {
		locked(() -> {
			if (!this.closed) {
				this.table.put(ROW, settled());
			}
			return this.closed;
		});
	}

	private Usage settled() {
		Instant now = this.clock.instant();
		this.running.replaceAll((key, span) -> {
			sum(span.item(), span.until(now));
			return new Running(span.item(), span.perSecond(), now);
		});
		List<Usage.Entry> entries = this.sums.entrySet()
			.stream()
			.map((entry) -> new Usage.Entry(entry.getKey(), entry.getValue()))
			.toList();
		return new Usage(this.from, now, entries);
	}

	private boolean run(String key, Running next) {
		end(key, next.since());
		if (next.perSecond().signum() > 0) {
			this.running.put(key, next);
		}
		return true;
	}

	// A moment before the last settling is no mistake: what was too much is taken back.
	private boolean end(String key, Instant at) {
		Running span = this.running.remove(key);
		return span != null && sum(span.item(), span.until(at));
	}

	private boolean sum(Item item, BigDecimal quantity) {
		if (quantity.signum() != 0) {
			this.sums.merge(item, quantity, BigDecimal::add);
		}
		return true;
	}

	private <T> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Something that is charged for as long as it is there. */
	private record Running(Item item, BigDecimal perSecond, Instant since) {

		static Running of(Instance instance, String phase, Instant since) {
			return new Running(new Item("sagemaker.instance." + instance.instanceType(), instance.endpoint(), phase),
					BigDecimal.ONE, since);
		}

		BigDecimal until(Instant end) {
			Duration span = Duration.between(this.since, end);
			return this.perSecond.multiply(BigDecimal.valueOf(span.toNanos(), 9));
		}

	}

}
