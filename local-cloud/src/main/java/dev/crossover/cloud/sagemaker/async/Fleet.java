package dev.crossover.cloud.sagemaker.async;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import dev.crossover.cloud.sagemaker.container.Container;
import dev.crossover.cloud.sagemaker.container.Launch;
import dev.crossover.cloud.time.CloudClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances of an endpoint, on their way to the number that is wanted. */
final class Fleet {

	private static final Logger logger = LoggerFactory.getLogger(Fleet.class);

	private static final Duration READY_WITHIN = Duration.ofMinutes(10);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private final ReentrantLock lock = new ReentrantLock();

	private final List<Instance> instances = new ArrayList<>();

	private final CloudClock clock;

	private final Launch launch;

	private final BiConsumer<Instance, Container> whenReady;

	private int wanted;

	/**
	 * Creates a fleet without instances.
	 * @param clock the cloud's time
	 * @param launch how to start an instance's container
	 * @param whenReady what to do with an instance that serves
	 */
	Fleet(CloudClock clock, Launch launch, BiConsumer<Instance, Container> whenReady) {
		this.clock = clock;
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
			while (this.instances.size() > count) {
				this.instances.removeLast().end();
			}
			while (this.instances.size() < count) {
				add(startDelay);
			}
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

	boolean isSettled() {
		this.lock.lock();
		try {
			return this.instances.size() == this.wanted && this.instances.stream().allMatch(Instance::isServing);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void add(Duration startDelay) {
		Instance instance = new Instance();
		this.instances.add(instance);
		if (startDelay.isZero()) {
			Thread.ofVirtual().start(() -> start(instance));
		}
		else {
			this.clock.after(startDelay, () -> start(instance));
		}
	}

	private void start(Instance instance) {
		if (instance.isGone()) {
			return;
		}
		try {
			Container container = Container.start(this.launch);
			if (instance.hold(container)) {
				container.awaitReady(READY_WITHIN);
				container.whenEnded(() -> replace(instance));
				if (instance.serve()) {
					this.whenReady.accept(instance, container);
				}
			}
		}
		catch (IOException ex) {
			if (!instance.isGone()) {
				logger.warn("An instance did not start: {} ({})", ex.getMessage(), this.launch.log());
			}
			replace(instance);
		}
	}

	private void replace(Instance instance) {
		this.lock.lock();
		try {
			instance.end();
			if (this.instances.remove(instance) && this.instances.size() < this.wanted) {
				add(RETRY_AFTER);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
