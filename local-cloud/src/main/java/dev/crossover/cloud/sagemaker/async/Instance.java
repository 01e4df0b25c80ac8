package dev.crossover.cloud.sagemaker.async;

import java.util.concurrent.locks.ReentrantLock;

import dev.crossover.cloud.sagemaker.container.Container;
import org.jspecify.annotations.Nullable;

/** One instance of a fleet: starting, then serving, then gone. */
final class Instance {

	private final ReentrantLock lock = new ReentrantLock();

	private volatile State state = State.STARTING;

	private @Nullable Container container;

	boolean isServing() {
		return this.state == State.SERVING;
	}

	boolean isGone() {
		return this.state == State.GONE;
	}

	/**
	 * Takes its container, unless the instance is gone in the meantime.
	 * @param started the container
	 * @return whether it was taken
	 */
	boolean hold(Container started) {
		this.lock.lock();
		try {
			if (this.state == State.GONE) {
				started.close();
				return false;
			}
			this.container = started;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean serve() {
		this.lock.lock();
		try {
			if (this.state == State.STARTING) {
				this.state = State.SERVING;
			}
			return isServing();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Ends the instance at once. */
	void end() {
		this.lock.lock();
		try {
			this.state = State.GONE;
			if (this.container != null) {
				this.container.close();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** What an instance is doing. */
	private enum State {

		STARTING, SERVING, GONE

	}

}
