package dev.crossover.policy.routing;

import java.time.Duration;
import java.util.Optional;

import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.pricing.CostModel;
import dev.crossover.policy.pricing.CrossoverPoint;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.Line;
import dev.crossover.policy.pricing.ThroughputProfile;

/** What is worked out of a request before any rule is asked. */
final class Assessment {

	private final RoutingRequest request;

	private final GpuObservation gpu;

	private final RoutingParameters parameters;

	private final boolean profiled;

	private final CostModel costs;

	private final boolean atOnce;

	private final long calls;

	private final CrossoverPoint point;

	private final long gpuFrom;

	private final double gpuDocumentsPerSecond;

	Assessment(RoutingRequest request, GpuObservation gpu, RoutingParameters parameters) {
		this.request = request;
		this.gpu = gpu;
		this.parameters = parameters;
		Optional<ThroughputProfile> known = parameters.profiles().of(request.models());
		this.profiled = known.isPresent();
		ThroughputProfile profile = known.orElseGet(() -> parameters.profiles().ofOrAssumed(request.models()));
		this.costs = new CostModel(parameters.prices(), profile);
		this.gpuDocumentsPerSecond = profile.gpuDocumentsPerSecond();
		this.calls = parameters.serverless()
			.calls(request.documents(), request.bytes(), 1 / profile.cpuDocumentsPerSecond());
		this.atOnce = !request.batch() && this.calls <= 1;
		this.point = point(this.atOnce);
		this.gpuFrom = this.profiled ? crossover() : parameters.thresholds().of(request.models());
	}

	// From where on an answer at once would be slower than the GPU, but never before a
	// batch would go there: so more documents never lead back to the CPU.
	private long crossover() {
		long most = this.request.caller().limits().documentsPerBatch();
		if (!this.atOnce) {
			return this.point.documents(most);
		}
		long asBatch = point(false).documents(most);
		long atOnceFrom = Math.max(this.point.documents(most), asBatch);
		int synchronous = this.parameters.serverless().synchronousDocuments();
		return (atOnceFrom <= synchronous) ? atOnceFrom : Math.max(synchronous + 1L, asBatch);
	}

	private CrossoverPoint point(boolean call) {
		return new CrossoverPoint(call ? this.costs.cpuCall() : this.costs.cpu(), this.costs.gpu(this.gpu),
				deadline(call).toMillis() / 1_000.0);
	}

	private Duration deadline(boolean call) {
		if (call) {
			return this.request.caller().latencyObjective();
		}
		return (this.request.window() == CompletionWindow.ASAP) ? this.parameters.asapWithin()
				: this.request.window().expiresAfter();
	}

	RoutingRequest request() {
		return this.request;
	}

	GpuObservation gpu() {
		return this.gpu;
	}

	RoutingParameters parameters() {
		return this.parameters;
	}

	boolean profiled() {
		return this.profiled;
	}

	boolean atOnce() {
		return this.atOnce;
	}

	long calls() {
		return this.calls;
	}

	long gpuFrom() {
		return this.gpuFrom;
	}

	Duration deadline() {
		return deadline(this.atOnce);
	}

	CrossoverPoint.Choice choice() {
		return this.point.choose(this.request.documents());
	}

	RoutingDecision.Facts facts(boolean sizeMatters) {
		long documents = this.request.documents();
		return new RoutingDecision.Facts(this.atOnce, deadline(), sizeMatters ? this.gpuFrom : Line.NEVER,
				this.gpu.backlogDocuments() / this.gpuDocumentsPerSecond / Math.max(1, this.gpu.instances()),
				new RoutingDecision.Estimates(this.point.cpu().of(documents), this.point.gpu().of(documents),
						this.costs.singlePipeline(documents)));
	}

}
