package dev.crossover.cloud.sagemaker.async;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import dev.crossover.cloud.sagemaker.conduct.Behaviour;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.container.Container;
import dev.crossover.cloud.sagemaker.container.Launch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances of an endpoint, on their way to the number that is wanted. */
final class Fleet {

	private static final Logger logger = LoggerFactory.getLogger(Fleet.class);

	/** A process needs its time on the wall, however fast the cloud's passes. */
	private static final Duration READY_WITHIN = Duration.ofMinutes(10);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private final ReentrantLock lock = new ReentrantLock();

	private final List<Instance> instances = new ArrayList<>();

	private final InstanceMeter meter;

	private final Capacity capacity;

	private final Conduct conduct;

	private final Launch launch;

	private final BiConsumer<Instance, Container> whenReady;

	private int wanted;

	private boolean changing;

	private Instant settledFrom = Instant.MIN;

	private String failure = "";

	/**
	 * Creates a fleet without instances.
	 * @param meter is told of instances
	 * @param capacity whether there are any to be had
	 * @param conduct how long they take
	 * @param launch how to start an instance's container
	 * @param whenReady what to do with an instance that serves
	 */
	Fleet(InstanceMeter meter, Capacity capacity, Conduct conduct, Launch launch,
			BiConsumer<Instance, Container> whenReady) {
		this.meter = meter;
		this.capacity = capacity;
		this.conduct = conduct;
		this.launch = launch;
		this.whenReady = whenReady;
	}

	/**
	 * Changes the number of instances: new ones start after the delay, surplus ones end
	 * at once, the youngest first.
	 * @param count how many there should be
	 * @param startDelay the time until a new instance's container starts
	 */
	void want(int count, Duration startDelay) {
		this.lock.lock();
		try {
			this.wanted = count;
			this.failure = "";
			this.changing = true;
			if (this.instances.size() > count) {
				this.settledFrom = now().plus(this.conduct.timings().scaleIn());
			}
			while (this.instances.size() > count) {
				end(this.instances.removeLast());
			}
			while (this.instances.size() < count) {
				add(startDelay);
			}
			look();
		}
		finally {
			this.lock.unlock();
		}
	}

	int serving() {
		this.lock.lock();
		try {
			return (int) this.instances.stream().filter(Instance::isServing).count();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether the last change is over. An instance that is lost later is replaced, which
	 * is no change.
	 * @return whether it is
	 */
	boolean isSettled() {
		this.lock.lock();
		try {
			return !this.changing && !now().isBefore(this.settledFrom);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * How many instances there should be: fewer than once wanted, when it gave up.
	 * @return how many
	 */
	int wanted() {
		return this.wanted;
	}

	/**
	 * Why the last change was given up.
	 * @return the reason, empty when it was not
	 */
	String failure() {
		return this.failure;
	}

	/**
	 * Kills an instance that serves, as if its machine had failed; another takes its
	 * place.
	 * @return whether there was one
	 */
	boolean kill() {
		this.lock.lock();
		try {
			List<Instance> serving = this.instances.stream().filter(Instance::isServing).toList();
			serving.stream().findFirst().ifPresent((instance) -> replace(instance, Duration.ZERO));
			return !serving.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void add(Duration startDelay) {
		Instance instance = new Instance();
		this.instances.add(instance);
		Thread.ofVirtual().start(() -> launch(instance, startDelay));
	}

	private void launch(Instance instance, Duration startDelay) {
		if (instance.isGone()) {
			return;
		}
		if (!this.capacity.grants()) {
			refused(instance, startDelay);
		}
		else if (instance.launch()) {
			this.meter.started(instance);
			if (startDelay.isPositive()) {
				this.meter.clock().after(startDelay, () -> start(instance));
			}
			else {
				start(instance);
			}
		}
	}

	private void refused(Instance instance, Duration startDelay) {
		logger.info("There is no {} for endpoint {}", this.meter.instanceType(), this.meter.endpoint());
		if (!this.conduct.behaviours().show(Behaviour.GIVE_UP_WITHOUT_CAPACITY)) {
			this.meter.clock().after(RETRY_AFTER, () -> launch(instance, startDelay));
			return;
		}
		this.lock.lock();
		try {
			this.failure = "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error.";
			this.instances.remove(instance);
			this.wanted = this.instances.size();
			look();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void start(Instance instance) {
		if (instance.isGone()) {
			return;
		}
		try {
			Instant began = now();
			Container container = Container.start(this.launch);
			if (instance.hold(container)) {
				container.awaitReady(READY_WITHIN);
				container.whenEnded(() -> replace(instance, RETRY_AFTER));
				this.meter.clock().pause(this.conduct.timings().modelLoad().minus(Duration.between(began, now())));
				serve(instance, container);
			}
		}
		catch (IOException ex) {
			if (!instance.isGone()) {
				logger.warn("An instance did not start: {} ({})", ex.getMessage(), this.launch.log());
			}
			replace(instance, RETRY_AFTER);
		}
	}

	private void serve(Instance instance, Container container) {
		this.lock.lock();
		try {
			if (!instance.serve()) {
				return;
			}
			this.meter.serving(instance);
			look();
		}
		finally {
			this.lock.unlock();
		}
		this.whenReady.accept(instance, container);
	}

	private void replace(Instance instance, Duration atLeast) {
		this.lock.lock();
		try {
			end(instance);
			if (this.instances.remove(instance) && this.instances.size() < this.wanted) {
				Duration start = this.conduct.timings().instanceStart();
				add((start.compareTo(atLeast) > 0) ? start : atLeast);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end(Instance instance) {
		if (instance.end()) {
			this.meter.stopped(instance);
		}
	}

	private void look() {
		if (this.instances.size() == this.wanted && this.instances.stream().allMatch(Instance::isServing)) {
			this.changing = false;
		}
	}

	private Instant now() {
		return this.meter.clock().instant();
	}

}
