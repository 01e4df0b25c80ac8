package dev.crossover.cloud.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cloud's time: at scale 60 one of its minutes passes in a second. It began at the
 * wall clock's time; everything in the cloud that counts time asks it.
 */
public final class CloudClock implements InstantSource, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CloudClock.class);

	private final InstantSource wall;

	private final Instant origin;

	private final double scale;

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("cloud-clock").factory());

	/**
	 * Starts the clock.
	 * @param wall the time outside
	 * @param rule how the cloud's time follows from it
	 */
	public CloudClock(InstantSource wall, TimeRule rule) {
		if (!(rule.scale() > 0)) {
			throw new IllegalArgumentException("The time scale must be above zero, not " + rule.scale());
		}
		this.wall = wall;
		this.origin = rule.origin();
		this.scale = rule.scale();
	}

	/**
	 * Starts the clock that was running before, if it ran at this scale: the cloud's time
	 * goes on while nobody runs the cloud, and never back.
	 * @param wall the time outside
	 * @param scale how many times faster the cloud's time passes
	 * @param storage where the clock is remembered
	 * @return the clock
	 */
	public static CloudClock resume(InstantSource wall, double scale, Storage storage) {
		Table<TimeRule> rules = storage.table("clock", TimeRule.class);
		TimeRule rule = rules.get("rule")
			.filter((known) -> known.scale() == scale)
			.orElseGet(() -> new TimeRule(wall.instant(), scale));
		CloudClock clock = new CloudClock(wall, rule);
		rules.put("rule", rule);
		return clock;
	}

	@Override
	public Instant instant() {
		Duration passed = Duration.between(this.origin, this.wall.instant());
		return this.origin.plusNanos(Math.round(passed.toNanos() * this.scale));
	}

	/**
	 * How to tell this time elsewhere.
	 * @return the rule
	 */
	public TimeRule rule() {
		return new TimeRule(this.origin, this.scale);
	}

	/**
	 * How long a duration of the cloud takes outside.
	 * @param cloud a duration inside
	 * @return the duration on the wall, never under a millisecond
	 */
	public Duration onTheWall(Duration cloud) {
		return Duration.ofNanos(Math.max(1_000_000, Math.round(cloud.toNanos() / this.scale)));
	}

	/**
	 * How long a duration outside is in the cloud.
	 * @param wall a duration outside
	 * @return the duration inside
	 */
	public Duration inTheCloud(Duration wall) {
		return Duration.ofNanos(Math.round(wall.toNanos() * this.scale));
	}

	/**
	 * Waits.
	 * @param duration how long, in the cloud's time; nothing when it is not above zero
	 */
	public void pause(Duration duration) {
		if (duration.isPositive()) {
			try {
				Thread.sleep(onTheWall(duration));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Does something later, on a virtual thread of its own.
	 * @param delay how much later, in the cloud's time
	 * @param task what to do
	 */
	public void after(Duration delay, Runnable task) {
		var unused = this.timer.schedule(() -> detach(task), onTheWall(delay).toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Does something again and again; a turn that fails is logged and the next one comes.
	 * @param period the time between two turns, in the cloud's time
	 * @param task what to do
	 * @return to cancel it
	 */
	public Future<?> every(Duration period, Runnable task) {
		long nanos = onTheWall(period).toNanos();
		return this.timer.scheduleAtFixedRate(() -> detach(task), nanos, nanos, TimeUnit.NANOSECONDS);
	}

	/**
	 * Does something again and again until the clock is closed.
	 * @param period the time between two turns, in the cloud's time
	 * @param task what to do
	 */
	public void always(Duration period, Runnable task) {
		var unused = every(period, task);
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

	private static void detach(Runnable task) {
		Thread.ofVirtual().start(() -> guarded(task));
	}

	private static void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.warn("A timed task failed", ex);
		}
	}

}
