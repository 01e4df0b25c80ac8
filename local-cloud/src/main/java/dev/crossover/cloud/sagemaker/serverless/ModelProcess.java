package dev.crossover.cloud.sagemaker.serverless;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.sagemaker.container.Container;
import dev.crossover.cloud.sagemaker.container.ContainerException;
import dev.crossover.cloud.sagemaker.container.Launch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one process that plays every environment of a serverless endpoint. */
final class ModelProcess implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ModelProcess.class);

	/** A process needs its time on the wall, however fast the cloud's passes. */
	private static final Duration READY_WITHIN = Duration.ofMinutes(3);

	private final ReentrantLock starting = new ReentrantLock();

	private final Launch launch;

	private final Runnable whenEnded;

	private volatile boolean closed;

	private volatile @Nullable Container process;

	private volatile @Nullable Container ready;

	/**
	 * Knows how to start a process, and does not yet.
	 * @param launch how
	 * @param whenEnded what to do when it ended by itself
	 */
	ModelProcess(Launch launch, Runnable whenEnded) {
		this.launch = launch;
		this.whenEnded = whenEnded;
	}

	/** Starts the process, if it does not run, and does not wait for it. */
	void warmUp() {
		Thread.ofVirtual().start(() -> {
			try {
				ready();
			}
			catch (AwsError ex) {
				logger.debug("The next request tries again to start a container", ex);
			}
		});
	}

	boolean isReady() {
		return this.ready != null;
	}

	/**
	 * Starts the process, if it does not run, and waits until it answers.
	 * @return the process
	 * @throws AwsError when it does not answer
	 */
	Container ready() {
		Container running = this.ready;
		if (running != null) {
			return running;
		}
		this.starting.lock();
		try {
			Container meanwhile = this.ready;
			return (meanwhile != null) ? meanwhile : start();
		}
		finally {
			this.starting.unlock();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		end(this.process);
	}

	private Container start() {
		try {
			Container started = Container.start(this.launch);
			this.process = started;
			if (this.closed) {
				started.close();
			}
			started.awaitReady(READY_WITHIN);
			this.ready = started;
			started.whenEnded(() -> ended(started));
			return started;
		}
		catch (IOException ex) {
			end(this.process);
			if (!this.closed) {
				logger.warn("A serverless container did not start: {} ({})", ex.getMessage(), this.launch.log());
			}
			throw (ex instanceof ContainerException failed && failed.isTimeout())
					? new AwsError(429, "ModelNotReadyException", "The model did not answer /ping in time")
					: new AwsError(503, "ServiceUnavailable", "The container did not start");
		}
	}

	private void ended(Container container) {
		if (this.ready == container) {
			this.ready = null;
			if (!this.closed) {
				this.whenEnded.run();
			}
		}
	}

	private static void end(@Nullable Container running) {
		if (running != null) {
			running.close();
		}
	}

}
