package dev.crossover.gpu.dispatch;

import java.time.Duration;

import dev.crossover.policy.routing.Pipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs a pass for each pipeline whenever it is signalled, and every so often without.
 * Several may run at once, here and elsewhere: a pass only does what the ledger lets it.
 */
@Component
@ConditionalOnBooleanProperty(name = "crossover.dispatch.enabled", matchIfMissing = true)
class DispatchLoop implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(DispatchLoop.class);

	private final DispatchPass pass;

	private final Signals signals;

	private final Duration every;

	private volatile boolean running;

	DispatchLoop(DispatchPass pass, Signals signals, DispatchProperties properties) {
		this.pass = pass;
		this.signals = signals;
		this.every = properties.every();
	}

	@Override
	public void start() {
		this.running = true;
		for (Pipeline pipeline : Pipeline.values()) {
			Thread.ofVirtual().name("dispatch-" + pipeline).start(() -> run(pipeline));
		}
	}

	@Override
	public void stop() {
		this.running = false;
		for (Pipeline pipeline : Pipeline.values()) {
			this.signals.raise(pipeline);
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void run(Pipeline pipeline) {
		while (this.running) {
			try {
				this.pass.run(pipeline);
			}
			catch (RuntimeException ex) {
				log.warn("A pass for the {} pipeline failed; the next one follows", pipeline, ex);
			}
			this.running = this.running && waited(pipeline);
		}
	}

	private boolean waited(Pipeline pipeline) {
		try {
			this.signals.await(pipeline, this.every);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
