package dev.crossover.cloud.sagemaker.async;

import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import dev.crossover.cloud.sagemaker.container.Container;
import org.jspecify.annotations.Nullable;

/** One instance of a fleet: wanted, launched, serving, gone. */
final class Instance {

	private final String id = "i-" + UUID.randomUUID().toString().replace("-", "").substring(0, 17);

	private final ReentrantLock lock = new ReentrantLock();

	private volatile State state = State.WANTED;

	private @Nullable Container container;

	String id() {
		return this.id;
	}

	boolean isServing() {
		return this.state == State.SERVING;
	}

	boolean isGone() {
		return this.state == State.GONE;
	}

	/**
	 * Notes that there is a machine for it, unless it is gone in the meantime.
	 * @return whether it is launched now
	 */
	boolean launch() {
		return moved(State.WANTED, State.LAUNCHED);
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
		return moved(State.LAUNCHED, State.SERVING);
	}

	/**
	 * Ends the instance at once.
	 * @return whether a machine ended with it that had not before
	 */
	boolean end() {
		this.lock.lock();
		try {
			boolean launched = this.state == State.LAUNCHED || this.state == State.SERVING;
			this.state = State.GONE;
			if (this.container != null) {
				this.container.close();
			}
			return launched;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean moved(State from, State to) {
		this.lock.lock();
		try {
			boolean moves = this.state == from;
			this.state = moves ? to : this.state;
			return moves;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** What an instance is doing. */
	private enum State {

		WANTED, LAUNCHED, SERVING, GONE

	}

}
