package dev.crossover.cloud.sagemaker.serverless;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.metering.Meter;
import dev.crossover.cloud.sagemaker.conduct.Behaviour;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.container.Container;
import dev.crossover.cloud.sagemaker.container.ContainerException;
import dev.crossover.cloud.sagemaker.container.Invocation;
import dev.crossover.cloud.sagemaker.container.Launch;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;
import dev.crossover.cloud.sagemaker.definition.Platform;

/**
 * A live serverless endpoint: an environment for each concurrent request, cold at first
 * unless it is provisioned.
 */
public final class ServerlessEndpoint implements AutoCloseable {

	private final String name;

	private final EndpointPlan.Serverless plan;

	private final Platform platform;

	private final Conduct conduct;

	private final Environments environments;

	private final ModelProcess process;

	private final ServerlessMetrics metrics;

	private final Future<?> minute;

	private volatile int provisioned;

	private volatile Instant settledFrom = Instant.MIN;

	/**
	 * Opens the endpoint, cold.
	 * @param name the endpoint's name
	 * @param plan what it is
	 * @param launch how its container starts
	 * @param platform the rest of the cloud
	 * @param conduct how long a start takes, and how a throttle is told
	 */
	public ServerlessEndpoint(String name, EndpointPlan.Serverless plan, Launch launch, Platform platform,
			Conduct conduct) {
		this.name = name;
		this.plan = plan;
		this.platform = platform;
		this.conduct = conduct;
		this.environments = new Environments(conduct.timings().keptWarm());
		this.process = new ModelProcess(launch, this::ended);
		this.metrics = new ServerlessMetrics(platform.metrics(), name, plan.variant());
		this.minute = platform.clock().every(Duration.ofMinutes(1), () -> this.metrics.busy(load()));
	}

	public EndpointPlan.Serverless plan() {
		return this.plan;
	}

	/**
	 * Changes the endpoint's concurrency.
	 * @param concurrency executions at a time
	 * @param warm executions that are provisioned; any keeps the process up
	 * @param delay the time until further provisioned ones are ready
	 */
	public void want(int concurrency, int warm, Duration delay) {
		Instant now = now();
		this.environments.want(concurrency, warm, now, now.plus(delay));
		this.provisioned = warm;
		this.settledFrom = now.plus(delay);
		this.platform.meter().provisionedConcurrency(this.name, this.plan.memoryMegabytes(), warm, now);
		if (warm > 0) {
			this.process.warmUp();
		}
	}

	public boolean isSettled() {
		return !now().isBefore(this.settledFrom);
	}

	/**
	 * How many environments are provisioned and ready.
	 * @return how many
	 */
	public int provisioned() {
		return load().provisioned();
	}

	/**
	 * Sends a request to the model.
	 * @param invocation the request
	 * @param bytes the size of its body
	 * @return the model's answer, whatever its status
	 * @throws ContainerException when the model does not answer
	 * @throws AwsError when all environments are busy, or none can be started
	 */
	public HttpResponse<byte[]> invoke(Invocation invocation, long bytes) throws ContainerException {
		Instant arrived = now();
		Optional<Environments.Environment> taken = this.environments.take(arrived);
		if (taken.isEmpty()) {
			throw counted(throttled());
		}
		try {
			this.metrics.took(taken.get(), load());
			return run(invocation, bytes, taken.get(), arrived);
		}
		catch (AwsError ex) {
			throw counted(ex);
		}
		catch (ContainerException ex) {
			this.metrics.invoked(500);
			throw ex;
		}
		finally {
			release(taken.get());
		}
	}

	@Override
	public void close() {
		this.minute.cancel(false);
		this.process.close();
		this.platform.meter().provisionedConcurrency(this.name, this.plan.memoryMegabytes(), 0, now());
	}

	private HttpResponse<byte[]> run(Invocation invocation, long bytes, Environments.Environment environment,
			Instant arrived) throws ContainerException {
		Container container = this.process.ready();
		if (environment == Environments.Environment.COLD) {
			Duration coldStart = this.conduct.timings().coldStart();
			this.platform.clock().pause(coldStart.minus(Duration.between(arrived, now())));
			this.metrics.micros("ModelSetupTime", Duration.between(arrived, now()));
		}
		Instant ready = now();
		Instant charged = (environment == Environments.Environment.COLD) ? arrived : ready;
		Duration start = Duration.between(charged, ready);
		long bytesOut = 0;
		try {
			HttpResponse<byte[]> answer = container.invoke(invocation, HttpResponse.BodyHandlers.ofByteArray());
			bytesOut = answer.body().length;
			this.metrics.micros("ModelLatency", Duration.between(ready, now()));
			this.metrics.micros("OverheadLatency", Duration.between(arrived, ready));
			this.metrics.invoked(answer.statusCode());
			return answer;
		}
		finally {
			Duration computed = this.platform.clock().onTheWall(Duration.between(ready, now()));
			this.platform.meter()
				.serverlessInvocation(
						new Meter.ServerlessInvocation(this.name, this.plan.memoryMegabytes(), start.plus(computed),
								environment == Environments.Environment.PROVISIONED, bytes, bytesOut, now()));
		}
	}

	private void release(Environments.Environment environment) {
		this.environments.release(environment, now());
		if (!this.process.isReady()) {
			this.environments.cool();
		}
	}

	private AwsError throttled() {
		return this.conduct.behaviours().show(Behaviour.THROTTLE_WITH_429)
				? new AwsError(429, "ThrottlingException", "Rate exceeded")
				// As people get it from AWS: no message at all.
				: new AwsError(400, "ThrottlingException", null);
	}

	private AwsError counted(AwsError error) {
		this.metrics.invoked(error.status());
		return error;
	}

	private void ended() {
		this.environments.cool();
		if (this.provisioned > 0) {
			this.process.warmUp();
		}
	}

	private Environments.Load load() {
		return this.environments.load(now());
	}

	private Instant now() {
		return this.platform.clock().instant();
	}

}
