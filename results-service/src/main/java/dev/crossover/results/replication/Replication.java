package dev.crossover.results.replication;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens to the replication queue while PostgreSQL is there, and only then: a message
 * that is never received cannot run out of receives and end in the dead-letter queue,
 * however long PostgreSQL is away. One thread of its own brings the schema up to date,
 * starts listening, and goes back to waiting when a listener says that PostgreSQL left;
 * nothing else waits for it.
 */
@Component
class Replication implements SmartLifecycle {

	static final String CONTAINER = "replication";

	private static final Logger log = LoggerFactory.getLogger(Replication.class);

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private final Database database;

	private final ObjectProvider<MessageListenerContainerRegistry> containers;

	private final Semaphore lost = new Semaphore(0);

	private volatile boolean running;

	private Thread thread = new Thread(() -> {
	});

	Replication(Database database, ObjectProvider<MessageListenerContainerRegistry> containers) {
		this.database = database;
		this.containers = containers;
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofVirtual().name("replication").start(this::run);
	}

	@Override
	public void stop() {
		this.running = false;
		this.thread.interrupt();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops listening when PostgreSQL is away, until it is back. */
	void check() {
		if (!this.database.answers()) {
			this.lost.release();
		}
	}

	private void run() {
		boolean told = false;
		try {
			while (this.running) {
				if (migrated(told)) {
					listen();
					told = false;
				}
				else {
					told = true;
					TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean migrated(boolean told) {
		try {
			this.database.migrate();
			return true;
		}
		catch (RuntimeException ex) {
			if (!told) {
				log.warn("Replication waits for PostgreSQL: {}", ex.getMessage());
			}
			return false;
		}
	}

	private void listen() throws InterruptedException {
		SmartLifecycle container = Objects.requireNonNull(this.containers.getObject().getContainerById(CONTAINER));
		this.lost.drainPermits();
		container.start();
		log.info("Replication goes on");
		this.lost.acquire();
		container.stop();
	}

}
