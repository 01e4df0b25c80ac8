package dev.crossover.cloud.sagemaker.serverless;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.sagemaker.container.Container;
import dev.crossover.cloud.sagemaker.container.ContainerException;
import dev.crossover.cloud.sagemaker.container.Invocation;
import dev.crossover.cloud.sagemaker.container.Launch;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;
import dev.crossover.cloud.sagemaker.definition.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A live serverless endpoint. One process serves every concurrent execution: it starts at
 * once when concurrency is provisioned, and with the first request otherwise.
 */
public final class ServerlessEndpoint implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ServerlessEndpoint.class);

	/** AWS gives a cold start up to this long. */
	private static final Duration READY_WITHIN = Duration.ofMinutes(3);

	private final Launch launch;

	private final Platform platform;

	private final Map<String, String> dimensions;

	private final EndpointPlan.Serverless plan;

	private final ReentrantLock starting = new ReentrantLock();

	private final AtomicInteger executions = new AtomicInteger();

	private volatile int maxConcurrency;

	private volatile int provisioned;

	private volatile boolean closed;

	private volatile @Nullable Container process;

	private volatile @Nullable Container container;

	/**
	 * Opens the endpoint, cold.
	 * @param name the endpoint's name
	 * @param plan what it is
	 * @param launch how its container starts
	 * @param platform the rest of the cloud
	 */
	public ServerlessEndpoint(String name, EndpointPlan.Serverless plan, Launch launch, Platform platform) {
		this.plan = plan;
		this.launch = launch;
		this.platform = platform;
		this.maxConcurrency = plan.maxConcurrency();
		this.dimensions = Map.of("EndpointName", name, "VariantName", plan.variant());
	}

	public EndpointPlan.Serverless plan() {
		return this.plan;
	}

	/**
	 * Changes the endpoint's concurrency.
	 * @param concurrency executions at a time
	 * @param warm executions that are provisioned; any keeps the process up
	 */
	public void want(int concurrency, int warm) {
		this.maxConcurrency = concurrency;
		this.provisioned = warm;
		if (warm > 0) {
			Thread.ofVirtual().start(this::warmUp);
		}
	}

	public boolean isWarm() {
		return this.container != null;
	}

	/**
	 * Sends a request to the model.
	 * @param invocation the request
	 * @return the model's answer, whatever its status
	 * @throws ContainerException when the model does not answer
	 * @throws AwsError when all executions are busy
	 */
	public HttpResponse<byte[]> invoke(Invocation invocation) throws ContainerException {
		record("Invocations", 1, "Count");
		try {
			if (this.executions.incrementAndGet() > this.maxConcurrency) {
				record("Invocation4XXErrors", 1, "Count");
				// AWS sends this throttle without a message.
				throw new AwsError(400, "ThrottlingException", null);
			}
			Instant began = this.platform.clock().instant();
			Container warm = warm();
			Instant ready = this.platform.clock().instant();
			HttpResponse<byte[]> answer = warm.invoke(invocation, HttpResponse.BodyHandlers.ofByteArray());
			record("OverheadLatency", micros(began, ready), "Microseconds");
			record("ModelLatency", micros(ready, this.platform.clock().instant()), "Microseconds");
			return answer;
		}
		catch (ContainerException ex) {
			record("Invocation5XXErrors", 1, "Count");
			throw ex;
		}
		finally {
			this.executions.decrementAndGet();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		end(this.process);
	}

	private void warmUp() {
		try {
			warm();
		}
		catch (AwsError ex) {
			logger.debug("The next request tries again to start a container", ex);
		}
	}

	private Container warm() {
		Container running = this.container;
		if (running != null) {
			return running;
		}
		this.starting.lock();
		try {
			Container meanwhile = this.container;
			return (meanwhile != null) ? meanwhile : start();
		}
		finally {
			this.starting.unlock();
		}
	}

	private Container start() {
		Instant began = this.platform.clock().instant();
		try {
			Container started = Container.start(this.launch);
			this.process = started;
			if (this.closed) {
				started.close();
			}
			started.awaitReady(READY_WITHIN);
			this.container = started;
			started.whenEnded(() -> replace(started));
			record("ModelSetupTime", micros(began, this.platform.clock().instant()), "Microseconds");
			return started;
		}
		catch (IOException ex) {
			end(this.process);
			if (!this.closed) {
				logger.warn("A serverless container did not start: {} ({})", ex.getMessage(), this.launch.log());
			}
			throw new AwsError(503, "ServiceUnavailable", "The container did not start");
		}
	}

	private void replace(Container ended) {
		if (this.container == ended) {
			this.container = null;
			if (this.provisioned > 0 && !this.closed) {
				warmUp();
			}
		}
	}

	private static void end(@Nullable Container running) {
		if (running != null) {
			running.close();
		}
	}

	private void record(String name, double value, String unit) {
		this.platform.metrics().record(new MetricId("AWS/SageMaker", name, this.dimensions), value, unit);
	}

	private static double micros(Instant from, Instant until) {
		return Duration.between(from, until).toNanos() / 1000.0;
	}

}
